/** Reactions of a message, and in which room: for the names of who gave them. */
export interface GivenInput {
  readonly roomId: number;
  readonly reactions: readonly { readonly emoji: string; readonly personIds: readonly number[] }[];
}

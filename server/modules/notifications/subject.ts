/** What a notice is about: `{ type: "poll", id: 17 }`. */
export interface Subject {
  readonly type: string;
  readonly id: number | string;
}

import {
  changePassword,
  changeProfile,
  endMySession,
  getPerson,
  mySessions,
  removeMyPhoto,
  setMyPhoto,
  type PersonCard,
  type ProfilePatch,
  type SessionLine,
} from "../../../server/modules/directory/contract.ts";
import { call } from "../../kernel/call.ts";

export type { PersonCard, ProfilePatch, SessionLine };

export const fetchMe = (id: number, signal: AbortSignal): Promise<PersonCard> =>
  call(getPerson, { params: { id } }, { signal });

export const saveProfile = (patch: ProfilePatch): Promise<PersonCard> => call(changeProfile, { body: patch });

export const sendPhoto = (picture: Blob): Promise<{ photoHash: string }> => call(setMyPhoto, { body: picture });

export const dropPhoto = (): Promise<unknown> => call(removeMyPhoto);

export const sendPassword = (current: string, next: string): Promise<{ endedSessions: number }> =>
  call(changePassword, { body: { current, next } });

export const fetchSessions = async (signal: AbortSignal): Promise<SessionLine[]> =>
  (await call(mySessions, {}, { signal })).items;

export const endSession = (id: string): Promise<unknown> => call(endMySession, { params: { session: id } });

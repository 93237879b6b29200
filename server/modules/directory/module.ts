export type { DirectoryService, SignInFrom, SignInResult } from "./service.ts";

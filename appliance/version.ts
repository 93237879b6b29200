import project from "../package.json" with { type: "json" };

/** The version of this program, as its release is named. */
export const VERSION: string = project.version;

/** Why no module is made, in one sentence for the person at the terminal. */
export class ModuleRefused extends Error {
  /** 2: it was called wrongly. 1: the tree does not allow it. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.name = "ModuleRefused";
    this.exitCode = exitCode;
  }
}

/** A run of words that stayed, went or came. */
export interface DiffRun {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Pairs of words that are compared at most: above it the whole middle counts as replaced. */
const MOST = 4_000_000;

/** What a correction changed, word by word; line breaks count as words of their own. The longest common subsequence, after the ends that are alike. */
export function diffWords(before: string, after: string): DiffRun[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const runs: DiffRun[] = [];
  const put = (kind: DiffRun["kind"], words: readonly string[]): void => {
    if (words.length === 0) return;
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + words.join("") };
    else runs.push({ kind, text: words.join("") });
  };
  put("same", a.slice(0, head));
  middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), put);
  put("same", a.slice(a.length - tail));
  return runs;
}

/** Words with the space after them, and line breaks. */
const wordsOf = (text: string): string[] => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? [];

function middle(
  a: readonly string[],
  b: readonly string[],
  put: (kind: DiffRun["kind"], words: readonly string[]) => void,
): void {
  if (a.length * b.length > MOST) {
    put("gone", a);
    put("new", b);
    return;
  }
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      put("same", a.slice(i, i + 1));
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      put("gone", a.slice(i, i + 1));
      i += 1;
    } else {
      put("new", b.slice(j, j + 1));
      j += 1;
    }
  }
  put("gone", a.slice(i));
  put("new", b.slice(j));
}

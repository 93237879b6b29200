/** A place of a text that is filled in: `{ngày}`. */
const FIELD = /\{([^{}\n]{1,40})\}/g;

/** Fills the places whose names are known, whatever their case. */
export function fillFields(text: string, columns: readonly string[], cells: readonly string[]): string {
  const values = new Map(columns.map((column, index) => [column.trim().toLowerCase(), cells[index] ?? ""]));
  return text.replace(FIELD, (whole, name: string) => values.get(name.trim().toLowerCase()) ?? whole);
}

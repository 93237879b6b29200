/** One measured figure. `ratio` is value / floor where a floor was measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: number;
  readonly floorName?: string;
  readonly ratio?: number;
}

export function against(name: string, unit: string, value: number, floorName: string, floor: number): Figure {
  return { name, value, unit, floor, floorName, ratio: value / floor };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The place of a score of 0…100 on the diverging scale of seven colours. */
export function scoreStep(score: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  if (score < 20) return 1;
  if (score < 35) return 2;
  if (score < 45) return 3;
  if (score < 55) return 4;
  if (score < 65) return 5;
  if (score < 80) return 6;
  return 7;
}

/** The fill of a score; the same everywhere in the product. */
export function scoreColor(score: number): string {
  return `var(--score-${scoreStep(score)})`;
}

/** The colour of a score's figures, readable on every surface. */
export function scoreTextColor(score: number): string {
  if (score < 45) return 'var(--score-text-low)';
  return score < 55 ? 'var(--score-text-middle)' : 'var(--score-text-high)';
}

import type { Change, NotCompared } from '../../compatibility/index.ts'

interface Compared {
  readonly changes: readonly Omit<Change, 'consumers'>[]
  readonly notCompared: readonly NotCompared[]
}

/** A comparison as programs read it, from the command line as over HTTP: a place that is not there is null. */
export function comparisonJson(report: Compared): unknown {
  return {
    ...report,
    changes: report.changes.map((change) => ({
      ...change,
      oldLocation: change.oldLocation ?? null,
      newLocation: change.newLocation ?? null,
      waived: change.waived ?? null,
    })),
    notCompared: report.notCompared.map((gap) => ({
      ...gap,
      oldLocation: gap.oldLocation ?? null,
      newLocation: gap.newLocation ?? null,
    })),
  }
}

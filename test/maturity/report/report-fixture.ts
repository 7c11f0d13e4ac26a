import type { Report } from '../../../src/maturity/index.ts'
import { REPORT_TEXTS } from '../../../src/maturity/report/texts.ts'
import {
  RISK_KINDS,
  type ActivityStanding,
  type ReportItem,
} from '../../../src/maturity/report/report.ts'
import { VALUE_CHAIN_ACTIVITIES } from '../../../src/registry/index.ts'

export const NASTY = '</td><script>alert(1)</script>"\' \u202e& =1+1 | [x](y)'

const names = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1} of a long name`)

const item = (id: string): ReportItem => ({
  id,
  because: `Seventeen systems use it; it breaks ${'a rule, and '.repeat(200)}another one.`,
  subject: `version:${id}`,
})

/** As long as a report gets: the most rows, cases and steps, with long names, and one that tries to be markup. */
export function longReport(): Report {
  const dimensions = names(7, 'Area of practice').map((name, index) => ({
    id: `dimension-${index}`,
    name,
    level: 1 + (index % 7),
  }))
  const levels = names(7, 'Level').map((name, index) => ({
    n: index + 1,
    name,
    meaning: 'What an organisation looks like that has come so far, said in one whole sentence.',
  }))
  const cases = Array.from({ length: 100 }, (_, index) => item(`shop/cards/service-${index}@1.2.0`))
  const activity = (id: ActivityStanding['activity'], index: number): ActivityStanding => ({
    activity: id,
    name: id === 'unassigned' ? 'Not said' : REPORT_TEXTS[`activity.${id}`],
    inOrder: index * 10,
    uses: index * 7,
    count: 100,
    items: cases,
  })
  return {
    model: 'osimm',
    modelVersion: '1.0.0',
    name: 'A model with a long name after an international standard',
    scope: {},
    asOf: '2026-11-22T10:00:00.000Z',
    level: { n: 1, id: 'level-1', name: levels[0]?.name ?? '' },
    mean: 3.25,
    confidence: { computed: 40, answered: 10, stale: 2, unknown: 8 },
    dimensions: [],
    roadMap: [],
    title: REPORT_TEXTS['report.title'],
    scopeName: NASTY,
    levels,
    headlines: names(5, 'A sentence that says something important about the whole of it'),
    standing: dimensions.map((dimension) => ({
      ...dimension,
      reached: 'Reached',
      missing: names(4, 'Contracts in operation that keep the policies: 62% now').map((text) => ({
        text,
        fact: 'interop_pass_share',
      })),
    })),
    heatMap: {
      rows: names(12, 'Business area').map((title, index) => ({
        domain: `area-${index}`,
        title: `${title} ${'and on '.repeat(30)}`,
        services: 100,
        level: 1,
        isOpen: index === 0,
        cells: dimensions.map(({ id, level }) => ({ dimension: id, level, isOpen: level === 2 })),
      })),
      leftOut: 30,
    },
    trend: Array.from({ length: 60 }, (_, index) => ({
      asOf: new Date(Date.UTC(2026, 8, 1 + index)).toISOString(),
      level: 1 + Math.floor(index / 30),
      mean: 1 + index / 30,
    })),
    risks: RISK_KINDS.map((kind) => ({
      kind,
      title: REPORT_TEXTS[`risk.${kind}.title`],
      meaning: REPORT_TEXTS[`risk.${kind}.meaning`],
      count: 300,
      touched: 900,
      items: cases,
    })),
    valueChain: [...VALUE_CHAIN_ACTIVITIES, 'unassigned' as const].map(activity),
    compliance: names(4, 'Standard').map((name, index) => ({
      pack: `pack-${index}`,
      name,
      isPartial: index > 0,
      met: 10,
      notMet: 8,
      noEvidence: 5,
      open: names(12, 'Something that an auditor asks for').map((title, control) => ({
        id: `A.5.${control + 1}`,
        title,
        state: control % 2 === 0 ? ('not-met' as const) : ('no-evidence' as const),
      })),
    })),
    nextSteps: names(12, 'Services described well enough to be chosen: 40% now').map((text) => ({
      text,
      dimension: 'Area of practice 1',
      toLevel: 3,
      effect:
        'Lifts “An area of practice with a long name” to level 3, together with 2 more; the average then rises from 1.8 to 2.2',
      effort: 'Times that it has to go well: 240 at least; 120.5 days of work',
      fact: 'described_share',
      items: 120,
    })),
    facts: [
      {
        id: 'owner_share',
        area: 'ownership',
        name: 'Services with an owner',
        definition: '=SUM(A1:A9) is what a spreadsheet would compute.',
        unit: 'share',
        better: 'up',
        scope: {},
        asOf: '2026-11-22T10:00:00.000Z',
        value: 0.75,
        numerator: 30,
        denominator: 40,
      },
    ],
    texts: REPORT_TEXTS,
  }
}

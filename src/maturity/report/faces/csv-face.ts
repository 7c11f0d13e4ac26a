import { csvLine } from '../../../audit/index.ts'
import type { Report } from '../report.ts'
import { say } from '../texts.ts'

type Row = readonly (string | number | null)[]

const HEADS = ['section', 'id', 'name', 'value', 'counted', 'of', 'unit', 'text'] as const

/** A domain ends with a slash, so that it is not taken for a circle. */
function areaId(domain: string | undefined, circle: string | undefined): string {
  return domain === undefined ? (circle ?? '') : `${domain}/`
}

/** Every figure of the report in one table, also the cases behind risks and the services of activities. */
export function csvFace(report: Report): string {
  const { level, levels, mean, scopeName, asOf, model, modelVersion } = report
  const rows: Row[] = [
    [...HEADS],
    ['report', 'scope', scopeName, null, null, null, '', asOf],
    ['report', 'model', `${model} ${modelVersion}`, null, null, null, '', ''],
    ['level', 'overall', level.name, level.n, null, levels.length, 'level', ''],
    ['level', 'mean', '', mean, null, levels.length, 'level', ''],
    ...report.headlines.map((text): Row => ['headline', '', '', null, null, null, '', text]),
    ...report.standing.map(({ id, name, level: reached, missing }): Row => {
      const text = missing.map((need) => need.text).join(' | ')
      return ['dimension', id, name, reached, null, levels.length, 'level', text]
    }),
    ...report.heatMap.rows.flatMap(
      ({ domain, circle, title, level: overall, lacks = '', cells }) => [
        [
          'domain',
          areaId(domain, circle),
          title,
          overall,
          null,
          levels.length,
          'level',
          lacks,
        ] satisfies Row,
        ...cells.map(({ dimension, level: reached, isOpen }): Row => [
          'heat map',
          `${areaId(domain, circle)} ${dimension}`,
          title,
          reached,
          null,
          levels.length,
          'level',
          isOpen ? say('heatMap.open') : '',
        ]),
      ],
    ),
    ...report.trend.flatMap(({ asOf: at, level: reached, mean: average }): Row[] => [
      ['trend', at, 'level', reached, null, levels.length, 'level', ''],
      ['trend', at, 'mean', average, null, levels.length, 'level', ''],
    ]),
    ...report.risks.flatMap(({ kind, title, count, items }): Row[] => [
      ['risk', kind, title, count, count, null, 'count', ''],
      ...items.map(({ id, because }): Row => ['case', id, kind, null, null, null, '', because]),
    ]),
    ...report.valueChain.flatMap(({ activity, name, count, inOrder, uses, items }): Row[] => [
      [
        'activity',
        activity,
        name,
        count === 0 ? null : inOrder / count,
        inOrder,
        count,
        'share',
        '',
      ],
      ['activity use', activity, name, uses, uses, null, 'count', ''],
      ...items.map(({ id, because }): Row => [
        'activity service',
        id,
        activity,
        null,
        null,
        null,
        '',
        because,
      ]),
    ]),
    ...report.compliance.flatMap(({ pack, name, met, notMet, noEvidence, open }): Row[] => [
      ['compliance', pack, name, met, met, met + notMet + noEvidence, 'controls met', ''],
      ...open.map(({ id, title, state }): Row => [
        'control',
        `${pack} ${id}`,
        title,
        null,
        null,
        null,
        '',
        state,
      ]),
    ]),
    ...report.nextSteps.map(({ fact, dimension, toLevel, items, text, effect, effort }): Row => [
      'next step',
      fact ?? 'question',
      dimension,
      toLevel,
      items ?? null,
      null,
      'level',
      `${text}. ${effect}. ${effort}.`,
    ]),
    ...report.facts.map(({ id, name, value, numerator, denominator, unit, definition }): Row => [
      'fact',
      id,
      name,
      value,
      numerator,
      denominator,
      unit,
      definition,
    ]),
  ]
  return rows.map(csvLine).join('')
}

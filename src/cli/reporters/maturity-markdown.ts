import type { AskedQuestion, Assessment, CellAssessment, Criterion } from '../../maturity/index.ts'

/** An assessment as Markdown: the level, each dimension with its evidence, and what would lift it. */
export function maturityMarkdown(assessment: Assessment): string {
  const { name, level, scope, asOf, confidence, dimensions, roadMap } = assessment
  const lines = [
    `# ${name}`,
    '',
    `Level ${level.n}, ${level.name}, for ${scope.domain ?? 'the whole registry'} on ${asOf}.`,
    'It is the level of the weakest dimension.',
    '',
    `It rests on ${count(confidence.computed, 'computed criterion', 'computed criteria')} and ${count(confidence.answered, 'answer', 'answers')}; expired answers: ${confidence.stale}; not known: ${confidence.unknown}.`,
    '',
  ]
  for (const dimension of dimensions) {
    lines.push(`## ${dimension.name}: level ${dimension.level}`, '')
    lines.push('| level | evidence | value | of | holds |', '| --- | --- | --- | --- | --- |')
    for (const cell of dimension.cells) {
      for (const criterion of cell.criteria) lines.push(row(cell.level, criterion))
      for (const [index, list] of (cell.alternatives ?? []).entries()) {
        const which = `, way ${index + 1}`
        for (const criterion of list) lines.push(row(cell.level, criterion, which))
      }
      for (const question of cell.questions) lines.push(questionRow(cell, question))
    }
    lines.push('')
  }
  lines.push('## What would lift it', '')
  for (const { dimension, toLevel, evidence, items } of roadMap) {
    lines.push(`- ${dimension} to level ${toLevel}: \`${evidence}\` (${items} items in the way)`)
  }
  return `${lines.join('\n')}\n`
}

function questionRow(
  { level, answersAtLeast }: CellAssessment,
  { text, state, answer }: AskedQuestion,
): string {
  if (answer === undefined) return `| ${level} | ${text} | – | – | not answered |`
  const said = `${answer.by} on ${answer.at}`
  const holds = state === 'expired' ? 'expired' : `at least ${answersAtLeast} wanted on average`
  return `| ${level} | ${text} | ${answer.value} | 0 to 4, by ${said} | ${holds} |`
}

function row(level: number, criterion: Criterion, which = ''): string {
  const { evidence, value, numerator, denominator, holds, reason } = criterion
  const shown = value === null ? '–' : String(Math.round(value * 100) / 100)
  const of = denominator === null ? '–' : `${numerator ?? 0} of ${denominator}`
  return `| ${level}${which} | \`${evidence}\` | ${shown} | ${of} | ${holds}${reason === undefined ? '' : `: ${reason}`} |`
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

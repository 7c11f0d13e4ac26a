import type { Assessment, Criterion } from '../../maturity/index.ts'

/** An assessment as Markdown: the level, each dimension with its evidence, and what would lift it. */
export function maturityMarkdown(assessment: Assessment): string {
  const { name, level, scope, asOf, dimensions, roadMap } = assessment
  const lines = [
    `# ${name}`,
    '',
    `Level ${level.n}, ${level.name}, for ${scope.domain ?? 'the whole registry'} on ${asOf}.`,
    'It is the level of the weakest dimension.',
    '',
  ]
  for (const dimension of dimensions) {
    lines.push(`## ${dimension.name}: level ${dimension.level}`, '')
    lines.push('| level | evidence | value | of | holds |', '| --- | --- | --- | --- | --- |')
    for (const cell of dimension.cells) {
      for (const criterion of cell.criteria) lines.push(row(cell.level, criterion))
      for (const question of cell.questions) {
        lines.push(`| ${cell.level} | ${question} | – | – | not answered |`)
      }
    }
    lines.push('')
  }
  lines.push('## What would lift it', '')
  for (const { dimension, toLevel, evidence, items } of roadMap) {
    lines.push(`- ${dimension} to level ${toLevel}: \`${evidence}\` (${items} items in the way)`)
  }
  return `${lines.join('\n')}\n`
}

function row(level: number, criterion: Criterion): string {
  const { evidence, value, numerator, denominator, holds, reason } = criterion
  const shown = value === null ? '–' : String(Math.round(value * 100) / 100)
  const of = denominator === null ? '–' : `${numerator ?? 0} of ${denominator}`
  return `| ${level} | \`${evidence}\` | ${shown} | ${of} | ${holds}${reason === undefined ? '' : `: ${reason}`} |`
}

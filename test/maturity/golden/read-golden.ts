import { readFileSync } from 'node:fs'
import { packageRoot } from '../../../src/package-root.ts'

/** What was worked out by hand for a registry. */
export interface Golden {
  /** Items that count and all there are, by the fact; the median of days and how many there are. */
  readonly facts: Readonly<Record<string, readonly [counted: number, of: number]>>
  /** Levels by model, and in it by dimension. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Reads the tables below a heading of `docs/maturity-examples.md`. */
export function readGolden(heading: string): Golden {
  const page = readFileSync(`${packageRoot}docs/maturity-examples.md`, 'utf8')
  const section = page.split('\n## ').find((text) => text.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`docs/maturity-examples.md has no part "${heading}"`)
  const facts: Record<string, readonly [number, number]> = {}
  const levels: Record<string, Record<string, number>> = {}
  for (const line of section.split('\n').filter((one) => one.startsWith('| `'))) {
    const [, first = '', second = '', third = ''] = line.split('|').map(unquoted)
    if (/^\d+$/.test(second)) facts[first] = [Number(second), Number(third)]
    else levels[first] = { ...levels[first], [second]: Number(third) }
  }
  return { facts, levels }
}

function unquoted(cell: string): string {
  return cell.trim().replaceAll('`', '')
}

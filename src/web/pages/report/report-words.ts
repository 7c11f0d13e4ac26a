import type { MaturityReport } from '../../api/schemas.ts'
import { figure } from '../maturity/figures.ts'

/** Finds the report's own words by their keys, with values in their places. */
export type Wording = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** All texts of the report come with it, so that they are translated in one place. */
export function wordingOf({ texts }: Pick<MaturityReport, 'texts'>): Wording {
  return (key, values = {}) => {
    const text = texts[key]
    if (text === undefined) throw new RangeError(`The report has no words for ${key}.`)
    return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
  }
}

/** "10 of 15 (67%)". @param all one at least */
export function shareInWords(words: Wording, counted: number, all: number): string {
  return words('figures.share', { counted, all, share: figure(counted / all, 'share') })
}

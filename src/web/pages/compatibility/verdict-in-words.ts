import type { CompatibilityReport, RequiredLevel } from '../../api/schemas.ts'
import { counted } from '../../components/words.ts'

const LEVELS: Readonly<Record<RequiredLevel, string>> = {
  none: 'Nothing is asked of it.',
  backward: 'Clients of the version before must keep working.',
  'backward-transitive': 'Clients of all earlier versions must keep working.',
  forward: 'Clients of this version must work with a provider of the version before.',
  'forward-transitive': 'Clients of this version must work with providers of all earlier versions.',
  full: 'Clients and providers of this version and the one before must work with each other.',
  'full-transitive':
    'Clients and providers of this version and all earlier ones must work with each other.',
}

/** What a level asks for, in one sentence. */
export function levelInWords(level: RequiredLevel): string {
  return LEVELS[level]
}

/** What the report comes to, in one sentence. */
export function verdictInWords(report: CompatibilityReport): string {
  const { verdict, against, changes } = report
  if (against.length === 0) return 'There is no version before it that it could break.'
  const versions = against.map(({ version }) => version).join(', ')
  const breaking = changes.filter(({ level }) => level === 'error').length
  switch (verdict) {
    case 'identical':
      return `Nothing that others can notice differs from ${versions}.`
    case 'compatible':
      return `It can follow ${versions} without breaking anybody.`
    case 'breaking':
      return `${counted(breaking, 'change')} since ${versions} ${breaking === 1 ? 'is' : 'are'} breaking.`
    case 'indeterminate':
      return `It could not be compared in full with ${versions}.`
  }
}

/** What to say about the number; undefined where it is honest or nothing can be said. */
export function adviceInWords({ advice, version }: CompatibilityReport): string | undefined {
  const { kind, given = 'none', deserved = 'none' } = advice ?? {}
  switch (kind) {
    case 'version-too-low':
      return `The number ${version} is too low: it takes a ${given} step, and the changes deserve a ${deserved} one.`
    case 'version-too-high':
      return `The number ${version} is higher than it need be: it takes a ${given} step, and the changes deserve ${deserved === 'none' ? 'none' : `a ${deserved} one`}.`
    default:
      return undefined
  }
}

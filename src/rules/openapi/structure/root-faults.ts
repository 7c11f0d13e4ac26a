import { memberOf } from '../../../contracts/index.ts'
import type { Location, OpenApiModel } from '../../../contracts/index.ts'

/** One place at which a description does not have the structure that the specification demands. */
export interface StructureFault {
  readonly at: Location
  /** A clause that says what is there and what should be. */
  readonly problem: string
}

const VERSION_TEXT = {
  '2.0': /^2\.0$/,
  '3.0': /^3\.0\.\d+(?:-.+)?$/,
  '3.1': /^3\.1\.\d+(?:-.+)?$/,
  '3.2': /^3\.2\.\d+(?:-.+)?$/,
} as const
const VERSION_EXAMPLE = { '2.0': '2.0', '3.0': '3.0.4', '3.1': '3.1.1', '3.2': '3.2.0' } as const

/** Faults at the root of a description, which have to be known before all else is checked. */
export function* rootFaults({ document, version }: OpenApiModel): Generator<StructureFault> {
  const field = version === '2.0' ? 'swagger' : 'openapi'
  const claim = memberOf(document.value, field)
  const example = VERSION_EXAMPLE[version]
  if (typeof claim === 'number') {
    const problem = `"${field}" is the number ${claim}, and must be text in quotes: "${example}"`
    yield { at: document.at(field), problem }
  } else if (typeof claim === 'string' && !VERSION_TEXT[version].test(claim)) {
    const problem = `"${field}" is "${claim}", and must be a full version such as "${example}"`
    yield { at: document.at(field), problem }
  }
  const roots =
    version === '2.0' || version === '3.0' ? ['paths'] : ['paths', 'components', 'webhooks']
  if (roots.every((name) => memberOf(document.value, name) === undefined)) {
    const names = roots.map((name) => `"${name}"`).join(' nor ')
    yield {
      at: document.location,
      problem: `the document has ${roots.length > 1 ? 'neither ' : 'no '}${names}`,
    }
  }
}

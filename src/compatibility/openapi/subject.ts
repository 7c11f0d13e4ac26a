import { stringMember } from '../../contracts/index.ts'
import type { OpenApiNode } from '../../contracts/index.ts'
import type { SchemaSource } from './schema/schema-source.ts'

/**
 * Names a part of a description for people, by where it is written and not by how it was reached, so that it
 * has the same name for all operations: `Property "owner.name" of schema Pet`.
 */
export function subjectOf({ node, path }: SchemaSource): string {
  const { whole, steps } = climb(node, [...path])
  const name = propertyPath(steps)
  if (name === '') return capitalised(whole)
  return name.startsWith('[') ? `The items ${name} of ${whole}` : `Property "${name}" of ${whole}`
}

/** The same for a node that is no schema. */
export function subjectOfNode(node: OpenApiNode): string {
  return subjectOf({ value: node.value, node, path: [] })
}

interface Climbed {
  readonly whole: string
  /** The way down from the whole. */
  readonly steps: readonly string[]
}

function climb(start: OpenApiNode, below: readonly string[]): Climbed {
  const steps = [...below]
  for (let node: OpenApiNode | undefined = start; node !== undefined; node = node.parent) {
    const whole = wholeOf(node)
    if (whole !== undefined) return { whole, steps }
    steps.unshift(...node.path)
  }
  return { whole: 'the schema', steps }
}

/** What a node is called when names of properties are counted from it. */
function wholeOf(node: OpenApiNode): string | undefined {
  const { parent, path, value } = node
  switch (node.kind) {
    case 'Parameter':
      return nameOfParameter(node)
    case 'Header':
      return `header "${node.key}"`
    case 'RequestBody':
      return 'the request body'
    case 'Response':
      return `response ${node.key}`
    case 'Schema':
    case 'Reference':
      return (parent === undefined || path[0] === 'schemas' || path[0] === 'definitions') &&
        (parent === undefined || ['Components', 'Document', 'Schema'].includes(parent.kind)) &&
        path.length !== 1
        ? `schema ${path[1] ?? stringMember(value, 'title') ?? node.pointer.split('/').at(-1) ?? ''}`
        : undefined
    default:
      return undefined
  }
}

function nameOfParameter({ value }: OpenApiNode): string {
  const place = stringMember(value, 'in') ?? 'query'
  if (place === 'body') return 'the request body'
  return `${place === 'formData' ? 'form' : place} parameter "${stringMember(value, 'name') ?? ''}"`
}

const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas'])
const LISTS: ReadonlySet<string> = new Set(['allOf', 'oneOf', 'anyOf'])

/** `owner.tags[]` from the keywords on the way. */
function propertyPath(steps: readonly string[]): string {
  let text = ''
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] ?? ''
    if (MAPS.has(step)) {
      index += 1
      text += `${text === '' ? '' : '.'}${steps[index] ?? ''}`
    } else if (LISTS.has(step)) index += 1
    else if (step === 'items') text += '[]'
    else if (step === 'prefixItems') {
      index += 1
      text += `[${steps[index] ?? ''}]`
    } else if (step === 'additionalProperties') text += text === '' ? '*' : '.*'
  }
  return text
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

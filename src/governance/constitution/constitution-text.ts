import { without } from '../without.ts'
import type { Constitution } from './constitution.ts'

/**
 * A constitution as YAML to be read and amended by people: what an amendment decides about. Policies in force are left
 * out, since each of them is changed by itself.
 */
export function constitutionText(constitution: Constitution): string {
  const amendable: object = without(constitution, 'policies', 'changedIn')
  return `${block(amendable, '').join('\n')}\n`
}

const WIDTH = 100

/** YAML 1.2, sections 7.3.1 and 8.2: block collections, with what needs it in double quotes as JSON has it. */
function block(value: object, indent: string): readonly string[] {
  if (Array.isArray(value)) {
    return (value as readonly unknown[]).flatMap((item) => {
      if (!isFilled(item)) return [`${indent}- ${inline(item)}`]
      const [first = '', ...others] = block(item, `${indent}  `)
      return [`${indent}- ${first.trimStart()}`, ...others]
    })
  }
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    if (member === undefined) return []
    const name = `${indent}${scalar(key)}:`
    const short = `${name} ${inline(member)}`
    const isLine = !isFilled(member) || (isPlainList(member) && short.length <= WIDTH)
    return isLine ? [short] : [name, ...block(member, `${indent}  `)]
  })
}

function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

function isPlainList(value: object): boolean {
  return Array.isArray(value) && !value.some(isFilled)
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  return typeof value === 'string' ? scalar(value) : JSON.stringify(value)
}

/** Words that YAML reads as something else than text, in some version of it. */
const NO_TEXT = /^(true|false|null|yes|no|on|off|y|n)$/i

function scalar(text: string): string {
  const isPlain = /^[A-Za-z]([\w ./-]*[\w.])?$/.test(text) && !NO_TEXT.test(text)
  return isPlain ? text : JSON.stringify(text)
}

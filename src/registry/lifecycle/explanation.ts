import type { Json } from '../../store/index.ts'
import { factAt, type Facts } from './facts/gate-facts.ts'

const PLACEHOLDER = /\{([A-Za-z_][\w.]*)\}/g

/** The facts that an explanation shows, as dotted paths. */
export function placeholdersIn(template: string): readonly string[] {
  return [...template.matchAll(PLACEHOLDER)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  )
}

/** The explanation with each `{path.of.a.fact}` replaced by its value. */
export function explain(template: string, facts: Facts): string {
  return template.replace(PLACEHOLDER, (_, name: string) => shown(factAt(facts, name)))
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

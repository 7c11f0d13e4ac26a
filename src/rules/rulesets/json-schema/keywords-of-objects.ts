import { isDataArray, isDataObject, type DataObject } from '../../../contracts/index.ts'
import type { Evaluation } from './evaluation.ts'
import type { KeywordCheck } from './keyword.ts'

export const maxProperties: KeywordCheck = (evaluation, operand, value) =>
  typeof operand !== 'number' ||
  Object.keys(value as DataObject).length <= operand ||
  evaluation.fail('maxProperties', `must have at most ${operand} properties`)

export const minProperties: KeywordCheck = (evaluation, operand, value) =>
  typeof operand !== 'number' ||
  Object.keys(value as DataObject).length >= operand ||
  evaluation.fail('minProperties', `must have at least ${operand} properties`)

export const required: KeywordCheck = (evaluation, operand, value, schema) => {
  let valid = true
  for (const name of isDataArray(operand) ? operand : []) {
    if (typeof name !== 'string' || Object.hasOwn(value as DataObject, name)) continue
    if (isOptional(evaluation, schema, name)) continue
    valid = evaluation.fail('required', `must have the property "${name}"`)
    if (!evaluation.allErrors) break
  }
  return valid
}

/** Whether a property that is required is one that only the other direction sends. */
function isOptional({ optionalWhere, document }: Evaluation, schema: DataObject, name: string) {
  if (optionalWhere === undefined || !isDataObject(schema['properties'])) return false
  if (!Object.hasOwn(schema['properties'], name)) return false
  const property = document.schemaAt(schema['properties'][name] ?? true)
  return property?.[optionalWhere] === true
}

export const propertyNames: KeywordCheck = (evaluation, operand, value) => {
  let valid = true
  for (const name of Object.keys(value as DataObject)) {
    if (evaluation.attempt(operand, name)) continue
    valid = evaluation.fail('propertyNames', `must not have a property named "${name}"`)
    if (!evaluation.allErrors) break
  }
  return valid
}

/** Applies a schema to some members, until the first that fails where one error is enough. */
function membersFit(
  evaluation: Evaluation,
  names: Iterable<string>,
  schemaFor: (name: string) => DataObject[string],
  object: DataObject,
  goesOn = evaluation.allErrors,
): boolean {
  let valid = true
  for (const name of names) {
    evaluation.evaluated?.properties.add(name)
    if (evaluation.fitsAt(name, schemaFor(name), object[name] ?? null)) continue
    valid = false
    if (!goesOn) break
  }
  return valid
}

export const properties: KeywordCheck = (evaluation, operand, value, schema) => {
  if (!isDataObject(operand)) return true
  const object = value as DataObject
  // Objects have few of the members that schemas know, so these are looked up, and not the other way round.
  const { ranks } = evaluation.document.shapeOf(schema)
  const present = inOrder(Object.keys(object), ranks)
  return membersFit(evaluation, present, (name) => operand[name] ?? true, object)
}

const FEW = 32

/** Those of some names that have a rank, by rank. They are few, and in order more often than not. */
function inOrder(names: readonly string[], ranks: ReadonlyMap<string, number>): readonly string[] {
  if (names.length > FEW) {
    const known = names.filter((name) => ranks.has(name))
    return known.sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0))
  }
  const ordered: string[] = []
  const theirRanks: number[] = []
  for (const name of names) {
    const rank = ranks.get(name)
    if (rank === undefined) continue
    let at = ordered.length
    for (; at > 0 && (theirRanks[at - 1] ?? 0) > rank; at -= 1) {
      ordered[at] = ordered[at - 1] ?? ''
      theirRanks[at] = theirRanks[at - 1] ?? 0
    }
    ordered[at] = name
    theirRanks[at] = rank
  }
  return ordered
}

export const patternProperties: KeywordCheck = (evaluation, _, value, holder) => {
  let valid = true
  for (const { pattern, schema, isOpen } of evaluation.document.shapeOf(holder).patterns) {
    if (isOpen && evaluation.evaluated === undefined) continue
    const object = value as DataObject
    const names = Object.keys(object).filter((name) => pattern.test(name))
    // Ajv, too, goes on here where it keeps account of what was evaluated.
    const goesOn = evaluation.allErrors || (evaluation.attempts > 0 && evaluation.document.isRecent)
    if (membersFit(evaluation, names, () => schema, object, goesOn)) continue
    valid = false
    if (!evaluation.allErrors) break
  }
  return valid
}

export const additionalProperties: KeywordCheck = (evaluation, operand, value, schema) => {
  const { ranks, patterns } = evaluation.document.shapeOf(schema)
  const names = Object.keys(value as DataObject).filter(
    (name) => !ranks.has(name) && !patterns.some(({ pattern }) => pattern.test(name)),
  )
  if (operand !== false) {
    return membersFit(evaluation, names, () => operand, value as DataObject)
  }
  return refuse(evaluation, 'additionalProperties', names)
}

/** The object is at fault for each member that it may not have. */
function refuse(evaluation: Evaluation, keyword: string, names: readonly string[]): boolean {
  for (const name of evaluation.allErrors ? names : names.slice(0, 1)) {
    evaluation.fail(keyword, `must not have the property "${name}"`, name)
  }
  return names.length === 0
}

export const unevaluatedProperties: KeywordCheck = (evaluation, operand, value) => {
  const seen = evaluation.evaluated?.properties ?? new Set<string>()
  const unseen = Object.keys(value as DataObject).filter((name) => !seen.has(name))
  if (operand === false) return refuse(evaluation, 'unevaluatedProperties', unseen)
  return membersFit(evaluation, unseen, () => operand, value as DataObject)
}

function missingBeside(
  evaluation: Evaluation,
  keyword: string,
  name: string,
  needed: DataObject[string],
  object: DataObject,
): boolean {
  let valid = true
  for (const other of isDataArray(needed) ? needed : []) {
    if (typeof other !== 'string' || Object.hasOwn(object, other)) continue
    valid = evaluation.fail(keyword, `must have the property "${other}" beside "${name}"`)
    if (!evaluation.allErrors) break
  }
  return valid
}

export const dependentRequired: KeywordCheck = (evaluation, operand, value) => {
  let valid = true
  for (const [name, needed] of isDataObject(operand) ? Object.entries(operand) : []) {
    if (!Object.hasOwn(value as DataObject, name)) continue
    const fits = missingBeside(evaluation, 'dependentRequired', name, needed, value as DataObject)
    valid &&= fits
    if (!valid && !evaluation.allErrors) break
  }
  return valid
}

export const dependentSchemas: KeywordCheck = (evaluation, operand, value) => {
  let valid = true
  for (const [name, schema] of isDataObject(operand) ? Object.entries(operand) : []) {
    if (!Object.hasOwn(value as DataObject, name)) continue
    const fits = evaluation.fits(schema, value)
    valid &&= fits
    if (!valid && !evaluation.allErrors) break
  }
  return valid
}

/** Up to draft 7: names that are needed, or a schema, under one keyword. */
export const dependencies: KeywordCheck = (evaluation, operand, value) => {
  if (!isDataObject(operand)) return true
  let valid = true
  const present = Object.entries(operand).filter(([name]) =>
    Object.hasOwn(value as DataObject, name),
  )
  for (const [name, needed] of present) {
    if (!isDataArray(needed)) continue
    const fits = missingBeside(evaluation, 'dependencies', name, needed, value as DataObject)
    valid &&= fits
    if (!valid && !evaluation.allErrors) return false
  }
  for (const [, schema] of present) {
    if (isDataArray(schema)) continue
    const fits = evaluation.fits(schema, value)
    valid &&= fits
    if (!valid && !evaluation.allErrors) return false
  }
  return valid
}

import { tokensOf } from '../../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import { verdictOn } from './error-verdict.ts'
import { formFaults } from './forms.ts'
import { instanceAt } from './instance.ts'
import type { Instance } from './instance.ts'
import { mergeErrors } from './merge-errors.ts'
import { objectChecker } from './object-errors.ts'
import { rootFaults } from './root-faults.ts'
import type { StructureFault } from './root-faults.ts'
import type { SchemaError } from './schema-error.ts'
import { unknownDialect } from './schema-dialect.ts'
import { uncheckedFaults } from './unchecked-faults.ts'
import { faultFrom } from './wording.ts'

/** What was found, and what could not be looked at. */
export interface StructureReport {
  readonly faults: readonly StructureFault[]
  readonly unjudged: readonly string[]
}

/**
 * Everything in which a description differs from the structure that its version of OpenAPI demands:
 * in the entry document, and in the parts of other files that it refers to.
 * Each object is checked by itself.
 */
export async function reportStructure(model: OpenApiModel): Promise<StructureReport> {
  const check = await objectChecker(model.version)
  const faults = [...rootFaults(model), ...uncheckedFaults(model)]
  const unjudged = new Set<string>()
  for (const node of model.nodes) {
    if (node.kind === 'Reference') continue
    const dialect = unknownDialect(node, model)
    if (dialect !== undefined) {
      unjudged.add(`schemas in the dialect "${dialect}" are not checked`)
      continue
    }
    const checked = check(node)
    const errors = checked instanceof Promise ? await checked : checked
    if (errors.length === 0) continue
    faults.push(...explain(model, errors, (path) => instanceAt(model, node, path)))
  }
  return { faults: unique(faults), unjudged: [...unjudged] }
}

/** Turns errors of the validator into faults: the causes, not their consequences. */
function explain(
  model: OpenApiModel,
  errors: readonly SchemaError[],
  locate: (path: readonly string[]) => Instance | undefined,
): readonly StructureFault[] {
  const explained = new ExplainedPlaces()
  const faults: StructureFault[] = []
  const causes: SchemaError[] = []
  const consequences: SchemaError[] = []
  const formed = new Map<OpenApiNode, SchemaError>()
  const instanceOf = (error: SchemaError) => locate(tokensOf(error.instancePath) ?? [])
  const report = (error: SchemaError, instance: Instance | undefined) => {
    if (instance === undefined) return
    faults.push(faultFrom(error, instance))
    explained.add(error.instancePath)
  }
  for (const error of errors) {
    const instance = instanceOf(error)
    if (instance === undefined) continue
    const verdict = verdictOn(error, instance, model.version)
    if (verdict === 'fault') causes.push(error)
    else if (verdict === 'form') formed.set(instance.node, error)
    else if (verdict === 'consequence') consequences.push(error)
    else if (verdict === 'flaw') explained.add(error.instancePath)
  }
  for (const error of mergeErrors(causes)) report(error, instanceOf(error))
  for (const [node, error] of formed) {
    const ofForm = [...formFaults(node, model.version)]
    if (ofForm.length > 0) explained.add(error.instancePath)
    faults.push(...ofForm)
  }
  // What has no cause inside is one itself; the innermost first.
  for (const error of consequences.sort((one, other) => depth(other) - depth(one))) {
    if (!explained.has(error.instancePath)) report(error, instanceOf(error))
  }
  return faults
}

/** Pointers at or below which there is something that explains an error. */
class ExplainedPlaces {
  readonly #pointers = new Set<string>()

  add(pointer: string): void {
    for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
      const ancestor = pointer.slice(0, end)
      if (this.#pointers.has(ancestor)) return
      this.#pointers.add(ancestor)
      if (end === 0) return
    }
  }

  has(pointer: string): boolean {
    return this.#pointers.has(pointer)
  }
}

function depth({ instancePath }: SchemaError): number {
  return instancePath.split('/').length
}

function unique(faults: readonly StructureFault[]): readonly StructureFault[] {
  const byPlace = new Map<string, StructureFault>()
  for (const fault of faults) {
    const key = JSON.stringify([fault.at.file, fault.at.pointer, fault.problem])
    if (!byPlace.has(key)) byPlace.set(key, fault)
  }
  return [...byPlace.values()]
}

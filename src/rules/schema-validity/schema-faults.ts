import { XSD, type Location, type Schema } from '../../contracts/index.ts'
import { whyNamespaceIsUnknown } from '../wsdl-core/unknown-namespaces.ts'
import type { XmlContractModel } from '../walks/wsdl-nodes.ts'
import { whyTooCostly } from './compile-cost.ts'
import { compileSchemas, type CompilerMessage } from './compile-schemas.ts'
import { elementAt } from './element-at.ts'
import { bundleSchemas } from './schema-bundle.ts'
import { explainSchemaError } from './schema-messages.ts'
import { KNOWN_WITHOUT_IMPORT } from './known-without-import.ts'

/** Something that makes a schema invalid by XML Schema 1.0. */
export interface SchemaFault {
  /**
   * `ambiguous`: the content model breaks unique particle attribution, which many readers do not check and
   * many published schemas do not keep.
   */
  readonly kind: 'invalid' | 'ambiguous'
  readonly at: Location
  /** A sentence without its full stop. */
  readonly problem: string
  /** What the author can do about it. */
  readonly fix: string
}

export interface SchemaJudgement {
  readonly faults: readonly SchemaFault[]
  /** Why something in the schema could not be judged; empty when all was. */
  readonly unjudged: readonly string[]
}

/**
 * Compiles all schemas of a contract together, and answers for each what is wrong. A name that is not found
 * is no fault where a schema that may define it could not be read. Expensive: ask through `context.once`.
 */
export async function schemaFaultsOf(
  model: XmlContractModel,
): Promise<ReadonlyMap<Schema, SchemaJudgement>> {
  const bundle = bundleSchemas(model.schemas)
  const judgements = new Map<Schema, { faults: SchemaFault[]; unjudged: string[] }>()
  for (const schema of model.schemas.schemas) {
    judgements.set(schema, {
      faults: [...strayText(schema), ...wrongImports(schema), ...aimlessIncludes(schema)],
      unjudged: [],
    })
  }
  const excess = whyTooCostly(model.schemas)
  if (excess !== undefined) {
    for (const { unjudged } of judgements.values()) unjudged.push(excess)
    return judgements
  }
  const seen = new Set<string>()
  for (const message of await compileSchemas(bundle)) {
    if (message.text.startsWith(GAVE_UP)) {
      for (const { unjudged } of judgements.values()) {
        if (!unjudged.includes(TOO_INVOLVED)) unjudged.push(TOO_INVOLVED)
      }
      continue
    }
    const schema = bundle.schemas.get(message.address) ?? model.schemas.schemas[0]
    const judgement = schema && judgements.get(schema)
    if (judgement === undefined || schema === undefined) continue
    const unknown = whyUnknown(model, message)
    if (unknown !== undefined) {
      if (!judgement.unjudged.includes(unknown)) judgement.unjudged.push(unknown)
      continue
    }
    const element = elementAt(schema.element, message.path)
    const { problem, fix } = explainSchemaError(message.text)
    // The same part of a schema may be compiled for several namespaces.
    const key = `${element.source.name} ${element.start} ${problem}`
    if (seen.has(key)) continue
    seen.add(key)
    const kind = message.text.includes('not determinist') ? 'ambiguous' : 'invalid'
    judgement.faults.push({ kind, at: element.location, problem, fix })
  }
  return judgements
}

/** The compiler ended before it was through, which says nothing of the schemas: some pattern took too long. */
const GAVE_UP = 'Internal error:'
const TOO_INVOLVED =
  'the schemas are too involved to compile to the end; a pattern that can match in very many ways is the usual cause'

const DANGLING = /The QName value '(?:\{([^}]*)\})?[^']*' does not resolve to/

/** A name of a namespace that was not read in full may well exist. */
function whyUnknown(model: XmlContractModel, message: CompilerMessage): string | undefined {
  const dangling = DANGLING.exec(message.text)
  if (dangling === null) return undefined
  const [, namespace = ''] = dangling
  const missing = whyNamespaceIsUnknown(model, namespace)
  if (missing !== undefined || KNOWN_WITHOUT_IMPORT.has(namespace)) return missing
  const isKnown = model.schemas.schemas.some((schema) => schema.targetNamespace === namespace)
  const announced = model.imports.find(
    (one) => one.kind === 'xsd-import' && one.uri === undefined && one.namespace === namespace,
  )
  if (isKnown || announced === undefined) return undefined
  return `no schema of namespace ${namespace} is there, and its import names no schemaLocation`
}

/** Imports of a schema under another namespace than its own, which the bundle would set right. */
function* wrongImports({ references }: Schema): Generator<SchemaFault> {
  for (const { kind, namespace, target, location } of references) {
    if (kind !== 'xsd-import' || target === undefined) continue
    if (target.targetNamespace === namespace) continue
    const [imported, own] = [namespace, target.targetNamespace].map((one) =>
      one === '' ? 'no namespace' : one,
    )
    const problem = `the import names ${imported ?? ''}, but the schema it leads to has ${own ?? ''}`
    const fix = 'Import it under the namespace that it has, or import another schema.'
    yield { kind: 'invalid', at: location, problem, fix }
  }
}

/** Includes that name no document, which the bundle leaves out. */
function* aimlessIncludes({ references }: Schema): Generator<SchemaFault> {
  for (const { kind, uri, element, location } of references) {
    if (kind === 'xsd-import' || uri !== undefined) continue
    yield {
      kind: 'invalid',
      at: location,
      problem: `${element.name} has no schemaLocation`,
      fix: 'Add schemaLocation with the address of the schema.',
    }
  }
}

/** Text outside annotations, which the bundle leaves out and the compiler therefore does not see. */
function* strayText({ element: root }: Schema): Generator<SchemaFault> {
  const pending = [root]
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (element.is(XSD, 'annotation')) continue
    if (element.text !== '') {
      const problem = `${element.name} holds text outside annotations`
      yield {
        kind: 'invalid',
        at: element.location,
        problem,
        fix: 'Move the text into xsd:documentation, or remove it.',
      }
    }
    pending.push(...element.children)
  }
}

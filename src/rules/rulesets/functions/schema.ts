import { isDataObject, memberOf, type DataObject } from '../../../contracts/index.ts'
import type { DocumentGraph } from '../graph/document-graph.ts'
import { complaintsOf } from '../json-schema/complaints-of.ts'
import { dereferencer } from '../json-schema/dereferencer.ts'
import { evaluateSchema } from '../json-schema/evaluate-schema.ts'
import { EvaluationAllowance } from '../json-schema/evaluation-allowance.ts'
import { SCHEMA_DIALECTS, SchemaMistake } from '../json-schema/model.ts'
import { readSchema } from '../json-schema/read-schema.ts'
import type { SchemaDocument } from '../json-schema/schema-document.ts'
import { UsableSchemas } from '../json-schema/usable-schemas.ts'
import { listed, optionsObject } from './function-options.ts'
import type { NodeFunction, ReportOption } from './ruleset-function.ts'
import { shownName } from './shown-value.ts'

const DIALECTS = ['auto', ...SCHEMA_DIALECTS] as const
type Dialect = (typeof DIALECTS)[number]

/** `schema`: valid by a JSON Schema, with the references of the document followed. What is absent is not. */
export const schema: NodeFunction = {
  name: 'schema',
  judges: 'node',
  configure(options, report) {
    const known = ['schema', 'dialect', 'allErrors', 'prepareResults']
    const object = optionsObject(options, known, report)
    if (object === undefined) return undefined
    const schemaObject = schemaOption(object, report)
    const dialect = dialectOption(object, report)
    const allErrors = memberOf(object, 'allErrors') ?? false
    if (typeof allErrors !== 'boolean') report('allErrors must be true or false', ['allErrors'])
    if (schemaObject === undefined || dialect === undefined || typeof allErrors !== 'boolean') {
      return undefined
    }
    const ready = readUsable(schemaObject, dialect)
    const allowances = new WeakMap<DocumentGraph, EvaluationAllowance>()
    return ({ value, property, resolved }, graph) => {
      if (value === undefined) return [{ message: `${shownName(property)} is missing` }]
      if (typeof ready === 'string') return [{ message: `${shownName(property)}: ${ready}` }]
      const dereference = resolved ? dereferencer(graph) : undefined
      const allowance = allowances.get(graph) ?? new EvaluationAllowance()
      allowances.set(graph, allowance)
      const budget = allowance.forOneMore()
      const errors = evaluateSchema(value, ready, { allErrors, dereference, budget })
      return complaintsOf(errors).map(({ message, path = [] }) => ({
        message: `${shownName(String(path.at(-1) ?? property))} ${message}`,
        path,
      }))
    }
  },
}

function schemaOption(options: DataObject, report: ReportOption): DataObject | undefined {
  const written = memberOf(options, 'schema')
  if (isDataObject(written)) return written
  report('schema must be a JSON Schema, as an object', written === undefined ? [] : ['schema'])
  return undefined
}

function dialectOption(options: DataObject, report: ReportOption): Dialect | undefined {
  const written = memberOf(options, 'dialect') ?? 'auto'
  const found = DIALECTS.find((dialect) => dialect === written)
  if (found === undefined) report(`dialect must be one of ${listed(DIALECTS, 'and')}`, ['dialect'])
  return found
}

/**
 * The schema made ready, or why there is none. The ecosystem's linter complains of such a schema wherever it
 * should judge something, and so do we.
 */
function readUsable(written: DataObject, dialect: Dialect): SchemaDocument | string {
  try {
    const schema = readSchema(written, dialect)
    const fault = new UsableSchemas(schema, (object) => object).faultOf(written)
    return fault?.kind === 'unusable' ? unusable(fault.reason) : schema
  } catch (error) {
    if (!(error instanceof SchemaMistake)) throw error
    return unusable(error.message)
  }
}

function unusable(reason: string): string {
  return `the schema of the rule cannot be used: ${reason}`
}

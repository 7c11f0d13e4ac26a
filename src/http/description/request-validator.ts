import type { ValidateFunction } from 'ajv'
import { HttpProblem } from '../problems/http-problem.ts'
import type { InputError } from '../problems/problem-details.ts'
import type { ApiOperation, ApiParameter } from './api-description.ts'
import { explain, type SchemaCompiler } from './schema-compiler.ts'
import { unkeepable } from './unkeepable.ts'

/** What is read of a request: Express's, or one that is found to be plain before Express sees it. */
export interface ParametersSent {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  get(header: string): string | undefined
}

/** Holds requests against the description of the interface. */
export interface RequestValidator {
  /** @throws HttpProblem `invalid-request` with a mistake for each parameter that does not fit */
  parameters(operation: ApiOperation, request: ParametersSent): void
  /** @throws HttpProblem `invalid-request` with a pointer for each mistake in a JSON body */
  body(operation: ApiOperation, mediaType: string, body: unknown): void
}

/** Nobody reads more; a body can be wrong in as many places as it has members. */
const MOST_ERRORS = 50

/** Compiles what an operation needs when it is first asked for. */
export function createRequestValidator(compiler: SchemaCompiler): RequestValidator {
  const parameterChecks = new Map<ApiOperation, readonly ParameterCheck[]>()
  const bodyChecks = new Map<string, ValidateFunction>()

  return {
    parameters(operation, request) {
      const checks = cached(parameterChecks, operation, () => checksOf(compiler, operation))
      const errors = checks.flatMap((check) => check(request))
      if (errors.length > 0) throw invalidRequest(errors)
    },
    body(operation, mediaType, body) {
      const schema = operation.body?.get(mediaType)
      if (schema === undefined) return
      const validate = cached(bodyChecks, `${operation.id} ${mediaType}`, () =>
        compiler.body(schema),
      )
      if (!validate(body)) {
        throw invalidRequest(
          (validate.errors ?? []).map((error) => ({ in: 'body' as const, ...explain(error) })),
        )
      }
      const mistake = unkeepable(body)
      if (mistake !== undefined) throw invalidRequest([mistake])
    },
  }
}

type ParameterCheck = (request: ParametersSent) => readonly InputError[]

function checksOf(compiler: SchemaCompiler, operation: ApiOperation): readonly ParameterCheck[] {
  const checks = operation.parameters.map((parameter) => checkOf(compiler, parameter))
  const known = new Set(
    operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
  )
  return [...checks, (request) => unknownQueryParameters(known, request)]
}

function checkOf(compiler: SchemaCompiler, parameter: ApiParameter): ParameterCheck {
  const { name, in: place, required, schema } = parameter
  const validate = compiler.parameters({
    type: 'object',
    properties: { value: schema },
    ...(required ? { required: ['value'] } : {}),
  })
  const isList = 'type' in schema && schema.type === 'array'
  return (request) => {
    const raw = rawValue(request, parameter)
    if (typeof raw === 'string' && raw.includes('\0'))
      return [{ in: place, parameter: name, detail: NUL }]
    const value = isList && typeof raw === 'string' ? raw.split(',') : raw
    if (validate(value === undefined ? {} : { value })) return []
    return (validate.errors ?? []).map((error) => ({
      in: place,
      parameter: name,
      detail: value === undefined ? 'is missing' : explain(error).detail,
    }))
  }
}

const NUL = 'must not hold the character NUL (%00)'

function rawValue(request: ParametersSent, { name, in: place }: ApiParameter): unknown {
  if (place === 'path') return request.params[name]
  if (place === 'header') return request.get(name)
  return request.query[name]
}

/** A misspelt filter would quietly answer another question. */
function unknownQueryParameters(known: ReadonlySet<string>, request: ParametersSent): InputError[] {
  return Object.keys(request.query)
    .filter((name) => !known.has(name))
    .map((name) => ({ in: 'query', parameter: name.slice(0, 100), detail: 'is not known here' }))
}

function invalidRequest(errors: readonly InputError[]): HttpProblem {
  const [first] = errors
  const place = first?.parameter ?? (first?.pointer === '' ? 'the body' : first?.pointer)
  const count = errors.length === 1 ? 'a mistake' : `${errors.length} mistakes`
  return new HttpProblem(
    'invalid-request',
    `The request has ${count}: ${place ?? ''} ${first?.detail ?? ''}.`,
    { errors: errors.slice(0, MOST_ERRORS) },
  )
}

function cached<Key, Value>(cache: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = cache.get(key)
  if (value === undefined) {
    value = make()
    cache.set(key, value)
  }
  return value
}

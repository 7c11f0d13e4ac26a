import { memberOf } from '../../../contracts/index.ts'
import type { OpenApiKind, OpenApiNode, OpenApiVersion } from '../../../contracts/index.ts'
import type { Instance } from './instance.ts'
import type { StructureFault } from './root-faults.ts'
import type { SchemaError } from './schema-error.ts'
import { shown } from './shown.ts'

/** One of the forms that an object can have. */
interface Form {
  readonly required: readonly string[]
  /** All fields of the form; undefined where the schema reports unknown ones by itself. */
  readonly fields?: readonly string[]
  /** Fields with a closed list of values. */
  readonly values?: Readonly<Record<string, readonly (string | boolean)[]>>
}

/** Objects that have one of several forms, by the value of a field. */
interface Forms {
  readonly field: string
  readonly forms: Readonly<Record<string, Form | Forms>>
}

const PLAIN_TYPES = ['string', 'number', 'boolean', 'integer', 'array']
const SEPARATED = ['csv', 'ssv', 'tsv', 'pipes']
const VALUE_FIELDS =
  'type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf'.split(
    ' ',
  )
const NAMED = ['name', 'in', 'description', 'required']

function parameter20(
  more: readonly string[],
  values: Form['values'],
  required: readonly string[] = [],
): Form {
  return {
    required: ['name', 'in', 'type', ...required],
    fields: [...NAMED, ...VALUE_FIELDS, ...more],
    values: { type: PLAIN_TYPES, collectionFormat: SEPARATED, ...values },
  }
}

function oauth20(...addresses: readonly string[]): Form {
  return {
    required: ['type', 'flow', ...addresses],
    fields: ['type', 'description', 'flow', 'scopes', ...addresses],
  }
}

const MULTI = { collectionFormat: [...SEPARATED, 'multi'] }

const FORMS: Readonly<
  Partial<Record<OpenApiVersion, Readonly<Partial<Record<OpenApiKind, Forms>>>>>
> = {
  '2.0': {
    Parameter: {
      field: 'in',
      forms: {
        body: { required: ['name', 'in', 'schema'], fields: [...NAMED, 'schema'] },
        header: parameter20([], {}),
        path: parameter20([], { required: [true] }, ['required']),
        query: parameter20(['allowEmptyValue'], MULTI),
        formData: parameter20(['allowEmptyValue'], { ...MULTI, type: [...PLAIN_TYPES, 'file'] }),
      },
    },
    SecurityScheme: {
      field: 'type',
      forms: {
        basic: { required: ['type'], fields: ['type', 'description'] },
        apiKey: {
          required: ['type', 'name', 'in'],
          fields: ['type', 'name', 'in', 'description'],
          values: { in: ['header', 'query'] },
        },
        oauth2: {
          field: 'flow',
          forms: {
            implicit: oauth20('authorizationUrl'),
            password: oauth20('tokenUrl'),
            application: oauth20('tokenUrl'),
            accessCode: oauth20('authorizationUrl', 'tokenUrl'),
          },
        },
      },
    },
  },
  '3.0': {
    Parameter: {
      field: 'in',
      forms: {
        path: {
          required: ['required'],
          values: { required: [true], style: ['matrix', 'label', 'simple'] },
        },
        query: {
          required: [],
          values: { style: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] },
        },
        header: { required: [], values: { style: ['simple'] } },
        cookie: { required: [], values: { style: ['form'] } },
      },
    },
    SecurityScheme: {
      field: 'type',
      forms: {
        apiKey: {
          required: ['type', 'name', 'in'],
          fields: ['type', 'name', 'in', 'description'],
          values: { in: ['header', 'query', 'cookie'] },
        },
        http: {
          required: ['type', 'scheme'],
          fields: ['type', 'scheme', 'bearerFormat', 'description'],
        },
        oauth2: { required: ['type', 'flows'], fields: ['type', 'flows', 'description'] },
        openIdConnect: {
          required: ['type', 'openIdConnectUrl'],
          fields: ['type', 'openIdConnectUrl', 'description'],
        },
      },
    },
  },
}

/**
 * Whether an error comes from trying one form of an object after the other, so that most of its like
 * are about forms that the author did not choose. {@link formFaults} then says what is wrong.
 */
export function isAboutForms(
  { keyword, params }: SchemaError,
  { node, path }: Instance,
  version: OpenApiVersion,
): boolean {
  const forms = FORMS[version]?.[node.kind]
  if (forms === undefined) return false
  const all = formsIn(forms)
  if (path.length === 0) {
    if (keyword === 'additionalProperties') return all.some(({ fields }) => fields !== undefined)
    const missing = String(params['missingProperty'])
    return keyword === 'required' && all.some(({ required }) => required.includes(missing))
  }
  const [field = ''] = path
  const isListed =
    choosingFields(forms).includes(field) || all.some(({ values }) => field in (values ?? {}))
  return path.length === 1 && isListed && (keyword === 'enum' || keyword === 'type')
}

/** What is wrong with an object of the form that it chooses. */
export function formFaults(node: OpenApiNode, version: OpenApiVersion): Iterable<StructureFault> {
  const forms = FORMS[version]?.[node.kind]
  return forms === undefined ? [] : faultsOf(node, forms)
}

function* faultsOf(node: OpenApiNode, { field, forms }: Forms): Generator<StructureFault> {
  const chosen = memberOf(node.value, field)
  if (chosen === undefined) {
    yield { at: node.location, problem: `a ${node.kind} lacks the field "${field}"` }
    return
  }
  const form =
    typeof chosen === 'string' && Object.hasOwn(forms, chosen) ? forms[chosen] : undefined
  if (form === undefined) {
    const values = Object.keys(forms).map((name) => `"${name}"`)
    const problem = `"${field}" of a ${node.kind} must be one of ${values.join(', ')}, but is ${shown(chosen)}`
    yield { at: node.at(field), problem }
  } else if ('forms' in form) {
    yield* faultsOf(node, form)
  } else {
    yield* faultsOfForm(node, form, `${node.kind} with ${field} ${shown(chosen)}`)
  }
}

function* faultsOfForm(node: OpenApiNode, form: Form, what: string): Generator<StructureFault> {
  for (const field of form.required) {
    if (memberOf(node.value, field) === undefined) {
      yield { at: node.location, problem: `a ${what} lacks the field "${field}"` }
    }
  }
  for (const field of form.fields === undefined ? [] : Object.keys(node.value)) {
    if (!form.fields?.includes(field) && !field.startsWith('x-')) {
      yield { at: node.at(field), problem: `"${field}" is no field of a ${what}` }
    }
  }
  for (const [field, allowed] of Object.entries(form.values ?? {})) {
    const value = memberOf(node.value, field)
    if (value === undefined || allowed.some((one) => one === value)) continue
    const values = allowed.map((one) => JSON.stringify(one)).join(', ')
    const demand = allowed.length === 1 ? `must be ${values}` : `must be one of ${values}`
    yield {
      at: node.at(field),
      problem: `"${field}" of a ${what} ${demand}, but is ${shown(value)}`,
    }
  }
}

function formsIn({ forms }: Forms): readonly Form[] {
  return Object.values(forms).flatMap((form) => ('forms' in form ? formsIn(form) : [form]))
}

function choosingFields({ field, forms }: Forms): readonly string[] {
  const inner = Object.values(forms).flatMap((form) =>
    'forms' in form ? choosingFields(form) : [],
  )
  return [field, ...inner]
}

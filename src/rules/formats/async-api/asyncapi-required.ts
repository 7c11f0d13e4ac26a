import {
  isDataObject,
  memberOf,
  objectMember,
  type DataDocument,
  type DataValue,
} from '../../../contracts/index.ts'
import { defineFormatRule } from '../../rule.ts'
import type { DocumentModel } from '../format-nodes.ts'
import { entriesOf, isVersion2, type Entry } from './entries.ts'

export const asyncapiRequired = defineFormatRule({
  id: 'asyncapi-required',
  title: 'Require the fields without which nothing can be made of an AsyncAPI document',
  message: 'The field "{field}" of {owner} {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['AsyncAPI 2.6 and 3.0, "Schema"'],
  rationale:
    'Generators and catalogues stop where the specification promises a field and none is there.',
  examples: [
    { contract: 'orders-events-2.yaml' },
    { contract: 'orders-events-3.yaml' },
    { contract: 'orders-events-3.yaml', edit: ['  version: 1.0.0\n', ''], at: '/info' },
    { contract: 'orders-events-2.yaml', edit: ['    protocol: kafka\n', ''], at: '/servers/main' },
    {
      contract: 'orders-events-3.yaml',
      edit: ['action: send', 'action: publish'],
      at: '/operations/announce/action',
    },
  ],
  target: 'AsyncApi',
  *check(model) {
    for (const { owner, document, value, pointer, fields } of demandsOf(model)) {
      for (const [field, isFine, wanted] of fields) {
        const given = memberOf(value, field)
        if (given !== undefined && isFine(given)) continue
        const problem = given === undefined ? 'is missing' : `must be ${wanted}`
        const at = document.locate(given === undefined ? pointer : `${pointer}/${field}`)
        yield { at, data: { field, owner, problem } }
      }
    }
  },
})

type Field = readonly [name: string, isFine: (value: DataValue) => boolean, wanted: string]

interface Demand {
  readonly owner: string
  readonly document: DataDocument
  readonly value: DataValue | undefined
  readonly pointer: string
  readonly fields: readonly Field[]
}

const isText = (value: DataValue): boolean => typeof value === 'string'
/** Unquoted, YAML makes a number of a version. */
const isVersion = (value: DataValue): boolean => isText(value) || typeof value === 'number'
const isAction = (value: DataValue): boolean => value === 'send' || value === 'receive'
const TEXT = 'a text'

const INFO: readonly Field[] = [
  ['title', isText, TEXT],
  ['version', isVersion, TEXT],
]
const SERVER_2: readonly Field[] = [
  ['url', isText, TEXT],
  ['protocol', isText, TEXT],
]
const SERVER_3: readonly Field[] = [
  ['host', isText, TEXT],
  ['protocol', isText, TEXT],
]
const OPERATION_3: readonly Field[] = [
  ['action', isAction, '"send" or "receive"'],
  ['channel', isDataObject, 'a reference to a channel'],
]

function* demandsOf(model: DocumentModel): Generator<Demand> {
  const { document } = model
  const root = document.value
  const is2 = isVersion2(document)
  const rootFields: Field[] = [['info', isDataObject, 'an object']]
  if (is2) rootFields.push(['channels', isDataObject, 'an object'])
  yield { owner: 'the document', document, value: root, pointer: '', fields: rootFields }
  const info = objectMember(root, 'info')
  if (info !== undefined)
    yield { owner: 'info', document, value: info, pointer: '/info', fields: INFO }
  const as = (what: string, { name, ...place }: Entry, fields: readonly Field[]): Demand => ({
    owner: `the ${what} "${name}"`,
    ...place,
    fields,
  })
  for (const server of entriesOf(model, 'servers')) {
    yield as('server', server, is2 ? SERVER_2 : SERVER_3)
  }
  if (is2) return
  for (const operation of entriesOf(model, 'operations')) {
    yield as('operation', operation, OPERATION_3)
  }
}

import type { ContractReading } from '../contract.ts'
import type { DataDocument } from '../document/data-document.ts'
import { arrayMember, memberOf, objectMember, stringMember } from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import { joinPointer, tokensOf } from '../document/json-pointer.ts'
import type { OperationSummary } from '../model.ts'
import { recognisedDocument } from './recognised.ts'

/** AsyncAPI 2 and 3: the field `asyncapi` names the version. */
export function recogniseAsyncApi(document: DataDocument): ContractReading | undefined {
  const { value } = document
  const claim = memberOf(value, 'asyncapi')
  const major = /^([23])(?:\.|$)/.exec(typeof claim === 'object' ? '' : String(claim))?.[1]
  if (major === undefined) return undefined
  const info = objectMember(value, 'info')
  const version = memberOf(info, 'version')
  const title = stringMember(info, 'title')
  const root = document.locate('')
  return recognisedDocument(major === '2' ? 'asyncapi-2' : 'asyncapi-3', document, {
    title,
    version: typeof version === 'number' ? String(version) : stringMember(info, 'version'),
    description: stringMember(info, 'description'),
    services: [{ name: title ?? '', endpoints: endpointsOf(document), location: root }],
    operations: major === '2' ? operationsOf2(document) : operationsOf3(document),
    messages: namesAt(document, 'components', 'messages').map(({ name, location }) => ({
      name,
      namespace: undefined,
      parts: [],
      location,
    })),
    types: namesAt(document, 'components', 'schemas').map(({ name, location }) => ({
      name,
      namespace: undefined,
      kind: 'schema',
      location,
    })),
  })
}

function endpointsOf(document: DataDocument) {
  return namesAt(document, 'servers').map(({ name, value, location }) => ({
    name,
    address: stringMember(value, 'url') ?? stringMember(value, 'host'),
    protocol: /^https?$/.test(stringMember(value, 'protocol') ?? '')
      ? ('http' as const)
      : ('other' as const),
    location,
  }))
}

/** In 2.x the operations `publish` and `subscribe` stand in their channel. */
function operationsOf2(document: DataDocument): readonly OperationSummary[] {
  return namesAt(document, 'channels').flatMap(({ name, value, pointer }) =>
    ['publish', 'subscribe'].flatMap((action) => {
      const operation = objectMember(value, action)
      if (operation === undefined) return []
      const location = document.locate(joinPointer(pointer, action))
      const id = stringMember(operation, 'operationId')
      const title = stringMember(operation, 'summary')
      const messages = messageNames([objectMember(operation, 'message') ?? null])
      return [{ ...event(`${action} ${name}`, id, title, location), ...flow(action, messages) }]
    }),
  )
}

function operationsOf3(document: DataDocument): readonly OperationSummary[] {
  return namesAt(document, 'operations').map(({ name, value, location }) => {
    const operation = event(name, name, stringMember(value, 'title'), location)
    const listed = messageNames(arrayMember(value, 'messages'))
    const channel = lastToken(stringMember(memberOf(value, 'channel'), '$ref'))
    // An operation that lists no messages has all of its channel.
    const messages = listed.length > 0 ? listed : channelMessages(document, channel)
    return { ...operation, group: channel, ...flow(stringMember(value, 'action'), messages) }
  })
}

/** What an application receives goes in, what it sends goes out; 2.x says it from the other side. */
function flow(
  action: string | undefined,
  messages: readonly string[],
): Pick<OperationSummary, 'input' | 'output'> {
  const isOutput = action === 'send' || action === 'subscribe'
  return isOutput ? { input: [], output: messages } : { input: messages, output: [] }
}

function channelMessages(document: DataDocument, channel: string | undefined): readonly string[] {
  if (channel === undefined) return []
  return namesAt(document, 'channels', channel, 'messages').map(({ name }) => name)
}

/** Names of messages that are referred to, or have one; those of `oneOf` each by itself. */
function messageNames(messages: readonly DataValue[]): readonly string[] {
  return messages.flatMap((message) => {
    const alternatives = arrayMember(message, 'oneOf')
    if (alternatives.length > 0) return messageNames(alternatives)
    return lastToken(stringMember(message, '$ref')) ?? stringMember(message, 'name') ?? []
  })
}

function lastToken(reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined
  const tokens = tokensOf(reference.slice(reference.indexOf('#') + 1)) ?? []
  return tokens.at(-1)
}

function event(
  name: string,
  id: string | undefined,
  title: string | undefined,
  location: OperationSummary['location'],
): OperationSummary {
  return {
    name,
    id,
    kind: 'event',
    group: undefined,
    method: undefined,
    path: undefined,
    title,
    deprecated: false,
    input: [],
    output: [],
    faults: [],
    location,
  }
}

/** The entries of a map at a path of fields, each with its place. */
function namesAt(document: DataDocument, ...path: readonly string[]) {
  let value = document.value
  for (const field of path) value = memberOf(value, field) ?? null
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([name, entry]) => {
    const pointer = joinPointer('', ...path, name)
    return { name, value: entry, pointer, location: document.locate(pointer) }
  })
}

import { arrayMember, isDataObject, memberOf, stringMember } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'

/** What stands in an address for a part that clients choose freely; no character of an address. */
const FREE = '\0'

/** One address that a server stands for; parts that clients choose freely are left open. */
export interface ServerAddress {
  /** As it is told: free parts by the names of their variables. */
  readonly text: string
  /** The same for all names of variables. */
  readonly key: string
}

/** What clients use where they choose nothing. */
export interface VariableDefault {
  readonly server: string
  readonly name: string
  readonly value: string
}

const MOST_ADDRESSES = 200 // of one server; variables with more combinations are taken as free

/** The addresses of all servers in a list: one for each value of a variable that has a list of values. */
export function addressesOf(holder: DataObject): readonly ServerAddress[] {
  return arrayMember(holder, 'servers').flatMap((server) => {
    const url = isDataObject(server) ? stringMember(server, 'url') : undefined
    return url === undefined ? [] : addressesOfUrl(withoutSlash(url), server)
  })
}

/** The same for an address without variables. */
export function plainAddress(url: string): ServerAddress {
  return { text: url, key: url }
}

function addressesOfUrl(url: string, server: DataValue): readonly ServerAddress[] {
  // An even part is text, an odd one the name of a variable.
  const choices = url.split(VARIABLE).map((part, index) => {
    if (index % 2 === 0) return [plainAddress(part)]
    const values = arrayMember(variableOf(server, part), 'enum').map(String)
    return values.length > 0 ? values.map(plainAddress) : [freePart(part)]
  })
  const count = choices.reduce((product, { length }) => product * length, 1)
  const bounded =
    count <= MOST_ADDRESSES
      ? choices
      : url
          .split(VARIABLE)
          .map((part, index) => [index % 2 === 0 ? plainAddress(part) : freePart(part)])
  return bounded.reduce(
    (heads, tails) =>
      heads.flatMap(({ text, key }) =>
        tails.map((tail) => ({ text: text + tail.text, key: key + tail.key })),
      ),
    [plainAddress('')],
  )
}

const VARIABLE = /\{([^{}]*)\}/

function freePart(name: string): ServerAddress {
  return { text: `{${name}}`, key: FREE }
}

function variableOf(server: DataValue, name: string): DataValue | undefined {
  return memberOf(memberOf(server, 'variables'), name)
}

function withoutSlash(url: string): string {
  return url.replace(/(?<=.)\/$/, '')
}

/** The defaults of the variables that the addresses of a list of servers name. */
export function defaultsOf(holder: DataObject): readonly VariableDefault[] {
  return arrayMember(holder, 'servers').flatMap((server) => {
    const url = isDataObject(server) ? stringMember(server, 'url') : undefined
    if (url === undefined) return []
    return url.split(VARIABLE).flatMap((name, index) => {
      const value = index % 2 === 0 ? undefined : memberOf(variableOf(server, name), 'default')
      return typeof value === 'string' ? [{ server: withoutSlash(url), name, value }] : []
    })
  })
}

/** The addresses of a list that another one does not have, nor stands for by addresses with free parts; each once. */
export function addressesBeyond(
  list: readonly ServerAddress[],
  others: readonly ServerAddress[],
): readonly ServerAddress[] {
  const known = new Set(others.map(({ key }) => key))
  const open = [...known].filter((key) => key.includes(FREE)).map((key) => key.split(FREE))
  const found = new Map<string, ServerAddress>()
  for (const address of list) {
    const { key } = address
    if (known.has(key) || found.has(key) || open.some((parts) => isCovered(key, parts))) continue
    found.set(key, address)
  }
  return [...found.values()]
}

/** Whether a text consists of the given parts with anything between them. */
function isCovered(text: string, parts: readonly string[]): boolean {
  const [first = '', ...inner] = parts
  const last = inner.pop()
  if (last === undefined || !text.startsWith(first)) return false
  let end = first.length
  for (const part of inner) {
    const start = text.indexOf(part, end)
    if (start === -1) return false
    end = start + part.length
  }
  return text.length - last.length >= end && text.endsWith(last)
}

import type { Contract, ContractSummary, OperationSummary } from '../../contracts/index.ts'

/**
 * Finds the operations of a contract that consumers name: by their names, in which names of path parameters do
 * not matter, by their ids, or by the path of a call. What can be worked out once for all names is.
 */
export class OperationFinder {
  readonly #summary: ContractSummary
  readonly #byName = new Map<string, OperationSummary>()
  readonly #byId = new Map<string, OperationSummary>()
  readonly #templates: ReadonlyMap<string, readonly Template[]>
  #bases: readonly string[] | undefined

  constructor({ summary }: Pick<Contract, 'summary'>) {
    this.#summary = summary
    for (const operation of summary.operations) {
      const { name, id } = operation
      addFirst(this.#byName, operationKey(name), operation)
      if (id !== undefined) addFirst(this.#byId, id, operation)
    }
    this.#templates = templatesOf(summary)
  }

  /** @returns undefined when the contract has no such operation */
  find(named: string): OperationSummary | undefined {
    const exact = this.#byName.get(operationKey(named)) ?? this.#byId.get(named)
    if (exact !== undefined) return exact
    const [method, path] = callOf(named)
    if (path === undefined) return undefined
    for (const candidate of this.#pathsBelowServers(path)) {
      const steps = candidate.split('/')
      const fitting = this.#templates.get(lengthKey(method, steps)) ?? []
      const found = fitting.find((template) => isCallOf(steps, template.steps))
      if (found !== undefined) return found.operation
    }
    return undefined
  }

  /** The path itself, and what is left of it below the paths of servers. */
  #pathsBelowServers(path: string): readonly string[] {
    this.#bases ??= pathsOfServers(this.#summary)
    const below = this.#bases.filter((base) => path.startsWith(`${base}/`))
    return [path, ...below.map((base) => path.slice(base.length))]
  }
}

function addFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value)
}

interface Template {
  readonly operation: OperationSummary
  readonly steps: readonly string[]
  readonly variables: number
}

/** Of two templates for a call the one with more fixed parts is meant (OpenAPI 3.1, section 4.8.8), which comes first. */
function templatesOf({ operations }: ContractSummary): ReadonlyMap<string, readonly Template[]> {
  const found = new Map<string, Template[]>()
  for (const operation of operations) {
    const { method, path = '' } = operation
    if (method === undefined) continue
    const steps = path.split('/')
    const variables = steps.filter((step) => step.includes('{')).length
    const key = lengthKey(method, steps)
    const list = found.get(key) ?? []
    found.set(key, list)
    list.push({ operation, steps, variables })
  }
  for (const list of found.values()) list.sort((one, other) => one.variables - other.variables)
  return found
}

function lengthKey(method: string, steps: readonly string[]): string {
  return `${method} ${steps.length}`
}

/** The same for all ways to name the parameters of a path. */
export function operationKey(name: string): string {
  return name.replace(/\{[^{}]*\}/g, '{}').replace(/(?<=[^ ])\/$/, '')
}

function callOf(named: string): readonly [method: string, path: string | undefined] {
  const space = named.indexOf(' ')
  const path = named.slice(space + 1)
  return [named.slice(0, space).toUpperCase(), path.startsWith('/') ? path : undefined]
}

function pathsOfServers({ services }: ContractSummary): readonly string[] {
  const bases = services.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ address }) => pathOfAddress(address) ?? []),
  )
  return [...new Set(bases)]
}

function pathOfAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/(?<!\/)\/+$/, '')
  return path.startsWith('/') ? path : undefined
}

function isCallOf(steps: readonly string[], template: readonly string[]): boolean {
  return template.every((step, index) =>
    step.includes('{') ? (steps[index] ?? '') !== '' : step === steps[index],
  )
}

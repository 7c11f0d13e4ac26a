import type { Contract, OperationSummary } from '../../contracts/index.ts'

type Summarised = Pick<Contract, 'summary'>

/**
 * Finds the operations of a contract that consumers name: by their names, in which names of path parameters do
 * not matter, by their ids, or by the path of a call. What can be worked out once for all names is.
 */
export class OperationFinder {
  readonly #contract: Summarised
  readonly #known = new Map<string, OperationSummary>()
  readonly #templates = new Map<string, readonly Template[]>()

  constructor(contract: Summarised) {
    this.#contract = contract
    for (const operation of contract.summary.operations) {
      const { name, id } = operation
      for (const key of [`name ${operationKey(name)}`, `id ${id ?? name}`]) {
        if (!this.#known.has(key)) this.#known.set(key, operation)
      }
      if (operation.method !== undefined) this.#addTemplate(operation)
    }
  }

  /** @returns undefined when the contract has no such operation */
  find(named: string): OperationSummary | undefined {
    const exact = this.#known.get(`name ${operationKey(named)}`) ?? this.#known.get(`id ${named}`)
    if (exact !== undefined) return exact
    const [method, path] = callOf(named)
    if (path === undefined) return undefined
    for (const candidate of pathsBelowServers(path, this.#contract)) {
      const steps = candidate.split('/')
      const fitting = this.#templates.get(lengthKey(method, steps)) ?? []
      const found = fitting.find((template) => isCallOf(steps, template.steps))
      if (found !== undefined) return found.operation
    }
    return undefined
  }

  /** Of two templates for a call the one with more fixed parts is meant (OpenAPI 3.1, section 4.8.8). */
  #addTemplate(operation: OperationSummary): void {
    const steps = (operation.path ?? '').split('/')
    const key = lengthKey(operation.method ?? '', steps)
    const list = [...(this.#templates.get(key) ?? []), { operation, steps }]
    this.#templates.set(
      key,
      list.sort((one, other) => variables(one) - variables(other)),
    )
  }
}

interface Template {
  readonly operation: OperationSummary
  readonly steps: readonly string[]
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

/** The path itself, and what is left of it below the paths of servers. */
function pathsBelowServers(path: string, { summary }: Summarised): readonly string[] {
  const bases = summary.services.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ address }) => pathOfAddress(address) ?? []),
  )
  const below = [...new Set(bases)].filter((base) => base !== '' && path.startsWith(`${base}/`))
  return [path, ...below.map((base) => path.slice(base.length))]
}

function pathOfAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/\/+$/, '')
  return path.startsWith('/') ? path : undefined
}

function isCallOf(steps: readonly string[], template: readonly string[]): boolean {
  return template.every((step, index) =>
    step.includes('{') ? (steps[index] ?? '') !== '' : step === steps[index],
  )
}

function variables({ steps }: Template): number {
  return steps.filter((step) => step.includes('{')).length
}

/**
 * A glob as a program for a machine that is in several places at once. `jump` goes on at all of its targets,
 * `noDot` only where no hidden name begins.
 */
export type Instruction =
  | { readonly kind: 'literal'; readonly character: string }
  | { readonly kind: 'one'; readonly takes: (character: string) => boolean }
  | { readonly kind: 'jump'; readonly to: readonly number[] }
  | { readonly kind: 'noDot' }
  | { readonly kind: 'except'; readonly refused: Program }
  | { readonly kind: 'end' }

export type Program = readonly Instruction[]

/** Whether a program takes the whole of a name, in time in proportion to both. */
export function takesWhole(program: Program, name: string): boolean {
  const characters = Array.from(name)
  let run = new Run(program)
  run.enter(0, characters, 0)
  for (let at = 0; at < characters.length; at += 1) {
    run = run.after(characters, at)
    if (run.isDead) return false
  }
  return run.isAtEnd
}

/** All places of a program that are reached before one character of a name. */
class Run {
  readonly #program: Program
  readonly #places = new Set<number>()
  /** By place and progress, what `except` has looked at so far: which of it is refused shows at every further one. */
  readonly #exceptions = new Map<string, { readonly place: number; readonly refused: Run }>()

  constructor(program: Program) {
    this.#program = program
  }

  get isDead(): boolean {
    return this.#places.size === 0 && this.#exceptions.size === 0
  }

  get isAtEnd(): boolean {
    return this.#places.has(this.#program.length - 1)
  }

  enter(start: number, characters: readonly string[], at: number): void {
    const waiting = [start]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (this.#places.has(place)) continue
      this.#places.add(place)
      const instruction = this.#program[place]
      if (instruction?.kind === 'jump') waiting.push(...instruction.to)
      else if (instruction?.kind === 'noDot' && !isHiddenAt(characters, at)) waiting.push(place + 1)
      else if (instruction?.kind === 'except') {
        const refused = new Run(instruction.refused)
        refused.enter(0, characters, at)
        this.#except(place, refused, characters, at)
      }
    }
  }

  after(characters: readonly string[], at: number): Run {
    const next = new Run(this.#program)
    const character = characters[at] ?? ''
    for (const place of this.#places) {
      const instruction = this.#program[place]
      const isTaken =
        instruction?.kind === 'literal'
          ? instruction.character === character
          : instruction?.kind === 'one' && instruction.takes(character)
      if (isTaken) next.enter(place + 1, characters, at + 1)
    }
    if (character === '/') return next
    for (const { place, refused } of this.#exceptions.values()) {
      next.#except(place, refused.after(characters, at), characters, at + 1)
    }
    return next
  }

  #except(place: number, refused: Run, characters: readonly string[], at: number): void {
    const key = `${place} ${[...refused.#places].sort().join()}`
    if (this.#exceptions.has(key)) return
    this.#exceptions.set(key, { place, refused })
    if (!refused.isAtEnd) this.enter(place + 1, characters, at)
  }
}

function isHiddenAt(characters: readonly string[], at: number): boolean {
  return characters[at] === '.' && (at === 0 || characters[at - 1] === '/')
}

/** Gives each name of a member a number, so that names are compared and looked up as numbers. */
export class NameTable {
  readonly #ids = new Map<string, number>()
  readonly #names: string[] = []
  readonly #indexIds: number[] = []

  get size(): number {
    return this.#names.length
  }

  /** The number of a name, which gets one if it has none. */
  idOf(name: string): number {
    const known = this.#ids.get(name)
    if (known !== undefined) return known
    const id = this.#names.length
    this.#names.push(name)
    this.#ids.set(name, id)
    return id
  }

  /** The number of an item's index as a name. */
  idOfIndex(index: number): number {
    const known = this.#indexIds[index]
    if (known !== undefined) return known
    const id = this.idOf(String(index))
    if (index === this.#indexIds.length) this.#indexIds.push(id)
    return id
  }

  /** The number of a name that occurs. */
  find(name: string): number | undefined {
    return this.#ids.get(name)
  }

  nameOf(id: number): string {
    return this.#names[id] ?? ''
  }
}

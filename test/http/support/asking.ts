import type { Test } from 'supertest'

/** A request of supertest whose answer has no member of the type any. */
export interface Asking extends PromiseLike<Answer> {
  set(headers: Readonly<Record<string, string>>): this
  set(name: string, value: string): this
  auth(name: string, password: string): this
  send(body: string | object): this
  attach(field: string, file: Buffer, name: string | { filename?: string }): this
  buffer(yes: boolean): this
  /** `blob`: the body is a Buffer, whatever its media type. */
  responseType(type: 'blob'): this
  expect(status: number): this
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly body: unknown
  readonly headers: Readonly<Record<string, string | undefined>>
}

export function asking(test: Test): Asking {
  return test
}

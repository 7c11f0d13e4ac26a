import type { Request } from 'express'
import { requireSameOrigin } from '../../../src/http/authentication/same-origin.ts'
import { failingWith } from '../support/failing-with.ts'

function requestWith(headers: Record<string, string>): Request {
  const all: Record<string, string> = { host: 'registry.example.com', ...headers }
  return { get: (name: string) => all[name.toLowerCase()] } as unknown as Request
}

describe('a request that can change something', () => {
  test.each([
    ['from the same origin by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
    ['from the same host by Origin', { origin: 'https://registry.example.com' }],
  ])('is accepted with a cookie %s', (_name, headers) => {
    expect(() => requireSameOrigin(requestWith(headers), 'required')).not.toThrow()
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister host', { 'sec-fetch-site': 'same-site' }],
    ['another host by Origin', { origin: 'https://evil.example.com' }],
    ['the same host on another port', { origin: 'https://registry.example.com:8443' }],
    ['a page without an origin', { origin: 'null' }],
    [
      'another site that claims our Origin',
      { 'sec-fetch-site': 'cross-site', origin: 'https://registry.example.com' },
    ],
  ])('is refused from %s, with or without a cookie', (_name, headers) => {
    for (const proof of ['required', 'optional'] as const) {
      expect(() => requireSameOrigin(requestWith(headers), proof)).toThrow(
        failingWith({ code: 'other-origin' }),
      )
    }
  })

  test('that says nothing about its origin is refused only with a cookie', () => {
    expect(() => requireSameOrigin(requestWith({}), 'required')).toThrow(
      failingWith({ code: 'other-origin' }),
    )
    expect(() => requireSameOrigin(requestWith({}), 'optional')).not.toThrow()
  })
})

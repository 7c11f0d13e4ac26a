import type { Request } from 'express'
import { rulePagesFor } from '../../../src/http/answers/rule-pages-for.ts'

const pagesFor = (host: string, pages?: string) =>
  rulePagesFor({ protocol: 'https', get: () => host } as unknown as Request, pages)

test('pages of rules are those of the web application, by the address at which the client asks', () => {
  expect(pagesFor('registry.example.com:8443')).toBe('https://registry.example.com:8443/rules')
  expect(pagesFor('[::1]:8080')).toBe('https://[::1]:8080/rules')
})

test('those that are set go before it', () => {
  expect(pagesFor('registry.example.com', 'https://docs.example.com')).toBe(
    'https://docs.example.com',
  )
})

test('a host that is none leads nowhere', () => {
  expect(pagesFor('example.com/evil?')).toBeUndefined()
  expect(pagesFor('user@example.com')).toBeUndefined()
})

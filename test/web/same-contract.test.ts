import type { Version } from '../../src/web/api/schemas.ts'
import { sameContract } from '../../src/web/pages/version/same-contract.ts'

const version = (number: string, digest: string, canonicalDigest?: string) =>
  ({
    version: number,
    digest,
    ...(canonicalDigest !== undefined && { canonicalDigest }),
  }) as Version

test('a version that says the same is found, with how alike it is', () => {
  const first = version('1.0.0', 'sha256:1', 'canonical-1:a')
  const respelt = version('1.0.1', 'sha256:2', 'canonical-1:a')
  const other = version('1.1.0', 'sha256:3', 'canonical-1:b')
  expect(sameContract(respelt, [other, respelt, first])).toEqual({
    version: '1.0.0',
    identical: false,
  })
  expect(
    sameContract({ ...other, digest: 'sha256:1', canonicalDigest: 'canonical-1:a' }, [first]),
  ).toEqual({ version: '1.0.0', identical: true })
  expect(sameContract(other, [other, respelt, first])).toBeUndefined()
})

test('of versions without a canonical digest nothing is known', () => {
  expect(sameContract(version('1.0.1', 'sha256:1'), [version('1.0.0', 'sha256:1')])).toBeUndefined()
})

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'

it('a taken port is told before anything is made', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-port-'))
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = other.address() as AddressInfo
    const data = path.join(folder, 'data')
    const env = { PORT: String(port), HOST: '127.0.0.1', CONCORDAT_DATA: data, MONGODB_URI: '' }
    expect(await concordat(['serve'], { env })).toEqual({
      status: 2,
      stdout: '',
      stderr: `concordat: Port ${port} on 127.0.0.1 is taken by another program; stop that one, or choose another port with PORT.\n`,
    })
    expect(existsSync(data)).toBe(false)
  } finally {
    other.close()
    rmSync(folder, { recursive: true })
  }
})

import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a server that can be interrupted. */
export interface Link {
  /** Where it can be reached through the link, as `host:port`. */
  readonly address: string
  /** Breaks all connections and takes no new ones, as if the server were gone. */
  cut(): void
  /** Hands nothing on any more and keeps all connections open, as if the server had stopped answering. */
  stall(): void
  /** What a stall has held back is handed on. */
  mend(): void
  close(): Promise<void>
}

export async function openLink(host: string, port: number): Promise<Link> {
  const sockets = new Set<Socket>()
  let isCut = false
  let isStalled = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(port, host)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => undefined) // a broken connection is what this is for
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.on('data', (bytes: Buffer) => other.write(bytes))
      socket.on('end', () => other.end())
      if (isStalled) socket.pause()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true
      breakAll()
    },
    stall: () => {
      isStalled = true
      for (const socket of sockets) socket.pause()
    },
    mend: () => {
      isCut = false
      isStalled = false
      for (const socket of sockets) socket.resume()
    },
    close: async () => {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}

import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import { HttpProblem } from '../problems/http-problem.ts'

/** What is sent when it is another than before; `tag` says so, and is the id of the event. */
export interface LiveState {
  readonly tag: string
  readonly data: unknown
}

export interface LiveFeed {
  /**
   * Answers with server-sent events (HTML standard, section 9.2): the state now, unless the client has it already
   * (`Last-Event-ID`), and the whole state again whenever it changes. Resolves when the stream ended.
   * @param topic streams of one topic look once for all of them
   * @throws HttpProblem `busy` when enough clients listen; whatever `look` throws the first time
   */
  serve(request: Request, response: Response, topic: Topic): Promise<void>
  /** Looks at once, because somebody has just changed the topic here. */
  changed(topic: string): void
}

export interface Topic {
  readonly id: string
  /** The name of the events. */
  readonly event: string
  look(): Promise<LiveState>
}

export interface LiveFeedOptions {
  readonly log: Logger
  /** Milliseconds between looks: other servers write to the same store, and tell nobody. */
  readonly period?: number
  /** Milliseconds between comments that keep proxies from taking the stream for dead. */
  readonly heartbeat?: number
  /** Milliseconds after which a stream ends, so that its client comes again and shows its credentials again. */
  readonly longest?: number
  /** Streams in all, and of one topic. */
  readonly most?: number
  readonly mostOfOne?: number
}

interface Listener {
  readonly response: Response
  /** What it was sent last. */
  tag: string | undefined
}

interface Watch {
  readonly topic: Topic
  readonly listeners: Set<Listener>
  state: LiveState
  timer: NodeJS.Timeout | undefined
  /** A look that is under way. */
  looking: Promise<void> | undefined
}

/** A client that reads so slowly is cut off; it comes again and reads the newest state. */
const MOST_UNREAD = 1_048_576 // bytes

const SECOND = 1_000 // milliseconds

export function createLiveFeed(options: LiveFeedOptions): LiveFeed {
  const { log, period = SECOND, heartbeat = 15 * SECOND, longest = 600 * SECOND } = options
  const { most = 1_000, mostOfOne = 250 } = options
  const watches = new Map<string, Watch>()
  let listening = 0

  const look = (watch: Watch): Promise<void> => {
    watch.looking ??= watch.topic
      .look()
      .then((state) => {
        watch.state = state
        for (const listener of watch.listeners) send(watch.topic, listener, state)
      })
      .catch((error: unknown) => log.warn({ err: error, topic: watch.topic.id }, 'not looked at'))
      .finally(() => {
        watch.looking = undefined
        again(watch)
      })
    return watch.looking
  }
  const again = (watch: Watch): void => {
    clearTimeout(watch.timer)
    if (watch.listeners.size === 0) return
    watch.timer = setTimeout(() => void look(watch), period)
    watch.timer.unref()
  }

  return {
    async serve(request, response, topic) {
      if (listening >= most || (watches.get(topic.id)?.listeners.size ?? 0) >= mostOfOne) {
        throw new HttpProblem('busy', 'As many listen already as can; read it without listening.', {
          headers: { 'Retry-After': '10' },
        })
      }
      listening++
      try {
        const state = await topic.look()
        // Whoever has gone meanwhile is told nothing, and would never be heard to go.
        if (response.closed) return
        const known = watches.get(topic.id)
        const watch = known ?? {
          ...{ topic, state, listeners: new Set<Listener>() },
          ...{ timer: undefined, looking: undefined },
        }
        watches.set(topic.id, watch)
        const listener: Listener = { response, tag: request.get('Last-Event-ID') }
        response.status(200).set({
          'Content-Type': 'text/event-stream; charset=utf-8',
          'Cache-Control': 'no-store',
          // A proxy that gathers answers would hold events back.
          'X-Accel-Buffering': 'no',
        })
        response.write('retry: 2000\n\n')
        watch.listeners.add(listener)
        send(topic, listener, state)
        again(watch)
        await untilEnded(response, heartbeat, longest)
        watch.listeners.delete(listener)
        if (watch.listeners.size === 0) {
          clearTimeout(watch.timer)
          watches.delete(topic.id)
        }
      } finally {
        listening--
      }
    },
    changed(topic) {
      const watch = watches.get(topic)
      if (watch !== undefined) void look(watch)
    },
  }
}

function send({ event }: Topic, listener: Listener, { tag, data }: LiveState): void {
  const { response } = listener
  if (listener.tag === tag || response.writableEnded) return
  listener.tag = tag
  if (response.writableLength > MOST_UNREAD) {
    response.end()
    return
  }
  response.write(`id: ${tag}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** Keeps the stream alive until the client goes, or its time is over. */
function untilEnded(response: Response, heartbeat: number, longest: number): Promise<void> {
  return new Promise((resolve) => {
    const beat = setInterval(() => response.write(': still here\n\n'), heartbeat)
    const end = setTimeout(() => response.end(), longest)
    beat.unref()
    end.unref()
    response.once('close', () => {
      clearInterval(beat)
      clearTimeout(end)
      resolve()
    })
  })
}

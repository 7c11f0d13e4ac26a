import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router, type RequestHandler } from 'express'

/**
 * The built web application: its files, and its page for every address that a person navigates to, because
 * the application routes inside the browser.
 *
 * @param root the folder that Vite built; when it is missing, nothing is answered here
 */
export function webApplication(root: string): Router {
  const router = Router()
  const page = join(root, 'index.html')

  // Vite puts a digest of the content into the names of these files.
  router.use(
    '/assets',
    express.static(join(root, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  router.use(
    express.static(root, {
      index: false,
      setHeaders: (response) => response.set('Cache-Control', 'no-cache'),
    }),
  )
  router.use(navigation(page))
  return router
}

function navigation(page: string): RequestHandler {
  return (request, response, next) => {
    const isNavigation =
      (request.method === 'GET' || request.method === 'HEAD') &&
      (request.path === '/' || (request.get('Accept') ?? '').includes('text/html')) &&
      !/^\/(api|assets)(\/|$)/.test(request.path)
    if (!isNavigation || !existsSync(page)) {
      next()
      return
    }
    response.set('Cache-Control', 'no-cache').sendFile(page)
  }
}

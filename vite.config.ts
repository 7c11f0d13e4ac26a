import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Builds the web application into `dist/web`, from where the HTTP server serves it. Nothing is inlined
 * into the page, so that it runs under `script-src 'self'`. `npx vite` serves it for development and
 * hands API calls on to a registry that listens on its usual address.
 */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/docs': 'http://127.0.0.1:8080',
      '/openapi.json': 'http://127.0.0.1:8080',
    },
  },
})

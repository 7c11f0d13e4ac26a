import './library-is-the-engine.ts'

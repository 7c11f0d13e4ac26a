import './store/index.ts'

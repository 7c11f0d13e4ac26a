import '../web/index.ts'

// Stands in until the shell does.
const root = document.getElementById('root')
if (root !== null) root.textContent = 'Gradwire'

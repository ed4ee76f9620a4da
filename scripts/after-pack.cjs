// Run by electron-builder after packing: takes out the demonstration application that a given Electron folder brings
// along. With it gone and the fuse "only load from asar" on, the program can be nothing but Gradwire.
const { rmSync } = require('node:fs')
const path = require('node:path')

module.exports = ({ appOutDir, packager, electronPlatformName }) => {
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources')
  rmSync(path.join(resources, 'default_app.asar'), { force: true })
}

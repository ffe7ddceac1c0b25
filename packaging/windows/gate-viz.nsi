; Installer for one user: no administrator, everything in the user's own folders and registry.
; installer.py compiles it and defines:
;   VERSION, NUMBERS (four numbers), PUBLISHER, TARGET, SIZE_KB, TO, ICON, FILE_ICON, SIDE (a picture), LICENCE,
;   FILES (macros InstallFiles and RemoveFiles, which name every file), SIGN (only where there is a certificate)
; Silent: setup.exe /S [/D=folder], uninstall.exe /S. Exit codes: 0 done, 1 left by the user, 2 not done, 3 Gate Viz is open.

Target ${TARGET}
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh

!define PROGRAM "Gate Viz"
!define EXECUTABLE "Gate Viz.exe"
!define CONSOLE_EXECUTABLE "gate-viz.exe"
!define PROG_ID "GateViz.Scenario"
!define MIME_TYPE "application/x-gate-viz-scenario"
!define CLASSES "Software\Classes"
!define APPS_ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
!define EXIT_NOT_DONE 2
!define EXIT_IS_OPEN 3
!define SHCNE_ASSOCCHANGED 0x08000000

Name "${PROGRAM}"
OutFile "${TO}"
InstallDir "$LOCALAPPDATA\Programs\${PROGRAM}"
InstallDirRegKey HKCU "${APPS_ENTRY}" "InstallLocation"
BrandingText "${PROGRAM} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey ProductName "${PROGRAM}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${PROGRAM} installer"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "Copyright © ${PUBLISHER}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "${PROGRAM} shows how the spinal pain gate lets a signal through, and what changes it.$\r$\n$\r$\nIt is for teaching. It never diagnoses anyone and never suggests a dose.$\r$\n$\r$\nIt is installed for you alone and needs no administrator."
!define MUI_LICENSEPAGE_TEXT_TOP "Press Page Down to read on."
!define MUI_LICENSEPAGE_TEXT_BOTTOM "They are yours to keep: all of them are installed beside the program. No agreement is asked for."
!define MUI_LICENSEPAGE_BUTTON "$(^NextBtn)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXECUTABLE}"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${PROGRAM}"

!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Licences"
!define MUI_PAGE_HEADER_SUBTEXT "What you may do with ${PROGRAM} and the libraries inside it."
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!include "${FILES}"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

; A program that runs cannot be opened for writing, whichever of the two it is and whoever started it.
!macro RefuseWhileOpen un
  Function ${un}RefuseOneWhileOpen
    Exch $0
    Push $1
    ${DoWhile} ${FileExists} "$0"
      ClearErrors
      FileOpen $1 "$0" a
      ${IfNot} ${Errors}
        FileClose $1
        ${ExitDo}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PROGRAM} is open. Please close its windows, then choose Retry." /SD IDCANCEL IDRETRY +3
      SetErrorLevel ${EXIT_IS_OPEN}
      Quit
    ${Loop}
    Pop $1
    Pop $0
  FunctionEnd

  Function ${un}RefuseWhileOpen
    Exch $R1
    Push "$R1\${EXECUTABLE}"
    Call ${un}RefuseOneWhileOpen
    Push "$R1\${CONSOLE_EXECUTABLE}"
    Call ${un}RefuseOneWhileOpen
    Pop $R1
  FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${PROGRAM} needs a 64-bit Windows." /SD IDOK
    SetErrorLevel ${EXIT_NOT_DONE}
    Quit
  ${EndIf}
  SetRegView 64
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

; Takes away an older version with its own uninstaller, which knows its files; settings stay.
Function RemoveOlder
  ReadRegStr $R0 HKCU "${APPS_ENTRY}" "InstallLocation"
  ${If} $R0 == ""
  ${OrIfNot} ${FileExists} "$R0\uninstall.exe"
    Return
  ${EndIf}
  Push $R0
  Call RefuseWhileOpen
  ; With _?= it stays where it is and is waited for; it must come last and has no quotes.
  ClearErrors
  ExecWait '"$R0\uninstall.exe" /S /UPGRADE _?=$R0' $R2
  ${If} ${Errors}
  ${OrIf} $R2 <> 0
    MessageBox MB_OK|MB_ICONSTOP "The version that is installed could not be removed from $R0. Please uninstall it in Settings, under Apps, and try again." /SD IDOK
    SetErrorLevel ${EXIT_NOT_DONE}
    Quit
  ${EndIf}
  Delete "$R0\uninstall.exe"
  RMDir "$R0"
FunctionEnd

Section
  Push $INSTDIR
  Call RefuseWhileOpen
  Call RemoveOlder

  SetOverwrite on
  ClearErrors
  !insertmacro InstallFiles
  SetOutPath $INSTDIR
  File "/oname=gateviz-file.ico" "${FILE_ICON}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "${PROGRAM} could not be written to $INSTDIR. Is the disk full, or the folder not yours?" /SD IDOK
    SetErrorLevel ${EXIT_NOT_DONE}
    Quit
  ${EndIf}

  CreateShortcut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\${EXECUTABLE}" "" "$INSTDIR\${EXECUTABLE}" 0 SW_SHOWNORMAL "" "The spinal pain gate, for teaching"

  WriteRegStr HKCU "${CLASSES}\${PROG_ID}" "" "${PROGRAM} scenario"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\DefaultIcon" "" '"$INSTDIR\gateviz-file.ico"'
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\shell\open\command" "" '"$INSTDIR\${EXECUTABLE}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.gateviz" "" "${PROG_ID}"
  WriteRegStr HKCU "${CLASSES}\.gateviz" "Content Type" "${MIME_TYPE}"
  WriteRegStr HKCU "${CLASSES}\.gateviz\OpenWithProgids" "${PROG_ID}" ""

  WriteRegStr HKCU "${APPS_ENTRY}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${APPS_ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${APPS_ENTRY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${APPS_ENTRY}" "DisplayIcon" "$INSTDIR\${EXECUTABLE}"
  WriteRegStr HKCU "${APPS_ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${APPS_ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${APPS_ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${APPS_ENTRY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${APPS_ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${APPS_ENTRY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
  Push $INSTDIR
  Call un.RefuseWhileOpen

  ; File by file: whatever else somebody put into the folder is not ours to delete.
  !insertmacro RemoveFiles
  Delete "$INSTDIR\gateviz-file.ico"
  Delete "$INSTDIR\uninstall.exe"
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"

  DeleteRegKey HKCU "${CLASSES}\${PROG_ID}"
  DeleteRegValue HKCU "${CLASSES}\.gateviz\OpenWithProgids" "${PROG_ID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.gateviz\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.gateviz" ""
  ${If} $0 == "${PROG_ID}"
    DeleteRegValue HKCU "${CLASSES}\.gateviz" ""
    DeleteRegValue HKCU "${CLASSES}\.gateviz" "Content Type"
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.gateviz"
  DeleteRegKey HKCU "${APPS_ENTRY}"
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${If} ${Errors}
    ; Unsaved work (work-*.gateviz) stays, and with it the folder.
    Delete "$APPDATA\${PROGRAM}\view.json"
    Delete "$APPDATA\${PROGRAM}\gate-viz.log*"
    Delete "$APPDATA\${PROGRAM}\work-*.lock"
    RMDir "$APPDATA\${PROGRAM}"
  ${EndIf}

  ; Last of all: whoever waits for the folder to go finds nothing else left.
  SetOutPath $TEMP
  RMDir "$INSTDIR"
  ; The folder that the program's own folder was made in, if nothing else is in it.
  RMDir "$LOCALAPPDATA\Programs"
SectionEnd

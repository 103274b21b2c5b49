@echo off
rem Runs Thawline from its sources: builds it on the first call, and again when a source has changed since.
rem   thawline COMMAND ...      a command; thawline --help lists them
rem   thawline FILE.java ...    a program in one Java file, such as those in samples\
rem THAWLINE_JAVA_OPTS holds further options for the JVM, THAWLINE_CLASSPATH further jars, such as plug-ins that read pictures.
setlocal enableextensions
set "root=%~dp0"
set "root=%root:~0,-1%"
set "target=%root%\target"
set "built=%target%\thawline.built"
set "log=%target%\thawline.log"
set "archive=%target%\thawline.jsa"
set "options=-XX:+UseSerialGC -XX:CompileCommand=quiet -XX:CompileCommand=CompileThresholdScaling,thawline.core.Simd*::*,0.01 -XX:CompileCommand=CompileThresholdScaling,thawline.core.SimdShorts::*,0.002 -XX:CompileCommand=CompileThresholdScaling,thawline.core.SimdGradients::*,0.002 -XX:CompileCommand=CompileThresholdScaling,thawline.core.SimdLevels::*,0.002 -XX:CompileCommand=BackgroundCompilation,thawline.core.Simd*::*,false -XX:Tier3DelayOn=1000 -XX:Tier4BackEdgeThreshold=400000 -Dsun.font.layout.ffm=false --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

set "jdk="
call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where javac 2^>nul') do call :try "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :try "%%~d"
if not defined jdk (
  echo thawline: needs JDK 25 or later and finds none: install one, for example Temurin 25, or point JAVA_HOME to it 1>&2
  exit /b 1
)

call :fresh && goto run
where mvn >nul 2>nul
if errorlevel 1 (
  echo thawline: needs Maven to build itself: install it, for example: winget install Apache.Maven 1>&2
  exit /b 1
)
if not exist "%target%" mkdir "%target%"
type nul >"%built%.new"
echo thawline: building, which takes a few seconds, and some minutes where Maven has the libraries to fetch first 1>&2
set "JAVA_HOME=%jdk%"
pushd "%root%"
call mvn -B -ntp compile >"%log%" 2>&1 <nul
set "status=%errorlevel%"
popd
if not "%status%"=="0" (
  findstr /b /l /c:"[ERROR]" /c:"[WARNING]" "%log%" 1>&2
  echo thawline: the build failed; all that Maven said is in %log% 1>&2
  exit /b 1
)
rem starts sooner with an archive of classes, and runs as well without
"%jdk%\bin\java" "%root%\src\build\Start.java" "%root%" %options% >>"%log%" 2>&1 || del "%archive%" 2>nul
move /y "%built%.new" "%built%" >nul
echo thawline: built 1>&2

:run
for /f "usebackq delims=" %%l in ("%target%\libraries") do set "libraries=%%l"
rem OpenCV brings OpenBLAS along, whose threads are never given work
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"
set "main=thawline.cli.Main"
if /i "%~x1"==".java" set "main="
set "classes=%target%\classes"
if exist "%archive%" (
  set "classes=%target%\thawline.jar"
  set "options=-XX:SharedArchiveFile="%archive%" -Xlog:aot=off -Xlog:cds=off %options%"
)
set "CLASSPATH=%classes%;%libraries%"
if defined THAWLINE_CLASSPATH set "CLASSPATH=%CLASSPATH%;%THAWLINE_CLASSPATH%"
"%jdk%\bin\java" %options% "-Dthawline.home=%root%" "-Dthawline.natives=%target%\thawline.natives" %THAWLINE_JAVA_OPTS% %main% %*
exit /b %errorlevel%

rem Takes the folder %1 as the JDK when it is one of version 25 or later and none was taken before.
:try
if defined jdk exit /b
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "major=%%~v"
set "major=%major:"=%"
if %major% geq 25 set "jdk=%~f1"
exit /b

rem Exit code 0 when it is built and no source is newer than the build.
:fresh
if not exist "%built%" exit /b 1
if not exist "%target%\libraries" exit /b 1
if not exist "%target%\classes\thawline\cli\Main.class" exit /b 1
powershell -NoProfile -Command "$t = (Get-Item -LiteralPath $env:built).LastWriteTime; if (Get-ChildItem -Recurse -LiteralPath \"$env:root\src\main\", \"$env:root\src\build\", \"$env:root\pom.xml\" | Where-Object LastWriteTime -gt $t | Select-Object -First 1) { exit 1 }"
exit /b %errorlevel%

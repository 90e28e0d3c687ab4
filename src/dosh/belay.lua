-- Belay for dosh: a task that asks the gate continues only after a go.
--
--   local belay = dofile(".belay/belay.lua")(cmd, env)
--
-- belay.gate{...} asks the gate, and belay.run("...") runs a command; where either does not end well,
-- the whole of dosh ends there, with the exit code. dosh itself goes on after a command that fails.
--
-- An exit code of 0 alone is no go: an empty belay.mjs, or another program called node, ends with 0 too.
-- So the gate has to leave a file that it writes only on a go, under a name that is new each time.
--
-- This file keeps to what Lua 5.1 to 5.4 share, and quotes nothing, as every shell quotes in another way.

-- What every shell takes as it is: letters, digits, some marks, and anything that is not ASCII.
local SAFE = "^[%w\128-\255][%w\128-\255%._:/+-]*$"

-- What a shell reports of a command that Ctrl-C ended: 128 + SIGINT.
local INTERRUPTED = 130

local GATE_OPTIONS = { stage = true, environment = true, report = true, now = true, answers = true }

return function(cmd, env)
  if type(cmd) == "nil" or type(env) == "nil" then
    error('write: local belay = dofile(".belay/belay.lua")(cmd, env)', 0)
  end

  local belay = {}

  -- Python keeps back what it printed into a pipe, and os.exit would lose it.
  local function flush()
    pcall(function()
      python.builtins.__import__("sys").stdout.flush()
    end)
    pcall(function()
      io.stdout:flush()
    end)
  end

  local function stop(code, message)
    if message then
      cmd.echo("belay: " .. message)
    end
    flush()
    os.exit(code)
    -- Only where os.exit was taken away or came back.
    error("belay: the task stops here", 0)
  end

  -- Whether an error is Python's for Ctrl-C. dosh itself takes it for the end of a task that did well.
  local function is_interrupt(problem)
    local known, interrupted = pcall(function()
      return python.builtins.isinstance(problem, python.builtins.KeyboardInterrupt)
    end)
    return known and interrupted == true
  end

  -- The exit code of one command, or nil where dosh returned something else than it does. Newer versions of dosh
  -- return the number itself.
  local function run(command)
    cmd.echo("$ " .. command)
    flush()
    local ran, results = pcall(cmd.run, command)
    if not ran then
      if is_interrupt(results) then
        stop(INTERRUPTED, "interrupted")
      end
      error(results, 0)
    end
    local understood, code = pcall(function()
      return type(results) == "number" and results or results[1].return_code
    end)
    flush()
    if understood and type(code) == "number" then
      return code
    end
    return nil
  end

  local function run_or_stop(command, otherwise)
    local code = run(command)
    if code == 0 then
      return
    end
    if code == nil then
      stop(otherwise, "dosh did not say how the command ended: " .. command)
    end
    -- An exit code is a whole number from 1 to 255. os.exit makes a 0 of 256 and of NaN, and of all that is between
    -- 0 and 1. NaN compares as false with everything, so the comparison says what is right.
    if not (code >= 1 and code <= 255 and code == math.floor(code)) then
      stop(otherwise, "the command ended with " .. tostring(code) .. ": " .. command)
    end
    stop(code)
  end

  -- A file name that was never used before: the time, and the address of a new table.
  local function new_name()
    local address = string.gsub(tostring({}), "%W", "")
    return ".belay/go-" .. tostring(os.time()) .. "-" .. address
  end

  -- Whether the gate left its sign of a go. The file is gone afterwards.
  local function took_sign(file)
    local read, text = pcall(function()
      local handle = io.open(file, "r")
      local content = handle:read("*a")
      handle:close()
      return content
    end)
    pcall(os.remove, file)
    return read and type(text) == "string" and string.find(text, "^go%s*$") ~= nil
  end

  local function word(name, value)
    if type(value) ~= "string" or not string.find(value, SAFE) then
      stop(2, name .. " cannot be " .. tostring(value) .. ": write letters, digits and . _ : / + -")
    end
    return value
  end

  -- Asks the gate: belay.gate{ environment = "production" }
  --
  --   stage        "before-deploy", unless given
  --   environment  DOSH_ENV, unless given; without either, the environment of the git branch
  --   report       "pretty", unless given
  --   now          another time to ask as of
  --   answers      { ["take-a-snapshot"] = "done" }
  function belay.gate(options)
    if options == nil then
      options = {}
    end
    if type(options) ~= "table" then
      stop(2, 'write: belay.gate{ environment = "production" }')
    end
    for name in pairs(options) do
      if not GATE_OPTIONS[name] then
        stop(2, "belay.gate has no option " .. tostring(name))
      end
    end

    local environment = options.environment
    if environment == nil and env.DOSH_ENV ~= nil and env.DOSH_ENV ~= "" then
      environment = env.DOSH_ENV
    end
    local command = "node .belay/belay.mjs gate --stage "
      .. word("stage", options.stage or "before-deploy")
    if environment ~= nil then
      command = command .. " --environment " .. word("environment", environment)
    end
    if options.report ~= nil then
      command = command .. " --report " .. word("report", options.report)
    end
    if options.now ~= nil then
      command = command .. " --now " .. word("now", options.now)
    end

    local ids = {}
    for id in pairs(options.answers or {}) do
      ids[#ids + 1] = word("the id of a rule", id)
    end
    table.sort(ids)
    for _, id in ipairs(ids) do
      command = command .. " --answer " .. id .. "=" .. word("an answer", options.answers[id])
    end

    local sign = new_name()
    run_or_stop(command .. " --go-file " .. sign, 2)
    if not took_sign(sign) then
      stop(2, "the gate ended with 0, but left no sign of a go: is .belay/belay.mjs whole, and is node the real one?")
    end
  end

  -- Runs a command, and stops the task where it fails: belay.run("make test")
  function belay.run(command)
    if type(command) ~= "string" or command == "" then
      stop(2, 'belay.run takes one command: belay.run("make test")')
    end
    -- dosh takes such a whole command as the name of a folder, and runs nothing.
    if string.find(command, "^%s*cd%s") then
      stop(2, "dosh runs no command that begins with cd: " .. command)
    end
    run_or_stop(command, 1)
  end

  return belay
end

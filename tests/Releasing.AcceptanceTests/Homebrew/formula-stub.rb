# As much of Homebrew's language of formulae and casks as it takes to evaluate those written here.
# Reads lines of JSON: {"path": …, "os": "macos", "arch": "arm", "install": PREFIX or null}; answers each with a line of what the formula said and did.
require "digest"
require "fileutils"
require "json"
require "pathname"
require "tmpdir"
require "uri"

class Pathname
  # Homebrew's own: copies into this folder, by another name where one is given.
  def install(*sources)
    sources.flat_map { |source| source.is_a?(Hash) ? source.to_a : [[source, File.basename(source.to_s)]] }.each do |from, name|
      raise "#{from} is not in the archive" unless File.file?(from)

      mkpath
      FileUtils.cp(from, self / name)
      (self / name).chmod(basename.to_s == "bin" ? 0o555 : 0o444)
    end
  end
end

module Places
  ROOT = "/opt/homebrew".freeze

  def prefix = @prefix || Pathname("#{ROOT}/Cellar/it")
  def bin = prefix / "bin"
  def man = prefix / "share/man"
  (1..8).each { |section| define_method("man#{section}") { man / "man#{section}" } }
  def bash_completion = prefix / "etc/bash_completion.d"
  def zsh_completion = prefix / "share/zsh/site-functions"
  def fish_completion = prefix / "share/fish/vendor_completions.d"
  def opt_bin = Pathname("#{ROOT}/opt/it/bin")
  def var = Pathname("#{ROOT}/var")
end

# Takes down whatever is said to it.
class Said < BasicObject
  include ::Kernel
  include ::Places
  def initialize(said) = @said = said
  def system(*) = ::Kernel.raise("called in a block that only describes")

  def method_missing(name, *arguments, **options, &block)
    @said[name] = block ? ::Said.new({}).tap { |inner| inner.instance_eval(&block) } : (arguments + (options.empty? ? [] : [options])).map { |value| value.is_a?(::Array) ? value.map(&:to_s) : value }
  end

  def respond_to_missing?(*) = true
end

class Formula
  include Places
  attr_writer :prefix

  class << self
    attr_accessor :platform, :said, :service_said, :test_block

    def url(address, *) = (said["url"] ||= []).push(address)
    def sha256(digest) = (said["sha256"] ||= []).push(digest)
    def depends_on(what) = (said["depends_on"] ||= []).push(what.to_s)
    def conflicts_with(name, because:) = (said["conflicts_with"] ||= []).push([name, because])
    def head(*arguments, **options, &block) = block ? nil : said["head"] = [arguments, options]
    def license(what) = said["license"] = what
    %w[desc homepage version keg_only].each { |name| define_method(name) { |value| raise "#{name} twice" if said[name]; said[name] = value } }
    def livecheck(&block) = Said.new(said["livecheck"] = {}).instance_eval(&block)
    def service(&block) = Said.new(said["service"] = {}).instance_eval(&block)
    def test(&block) = self.test_block = block
    { "on_macos" => "macos", "on_linux" => "linux", "on_arm" => "arm", "on_intel" => "intel" }.each do |name, part|
      define_method(name) { |&block| block.call if platform.include?(part) }
    end
  end

  def version = self.class.said["version"]
  def build = Struct.new(:head?).new(false)

  def run_test
    Dir.mktmpdir { |folder| Dir.chdir(folder) { instance_eval(&self.class.test_block) } }
  end

  def system(*command) = Kernel.system(*command.map(&:to_s), out: File::NULL) || raise("#{command.join(" ")} failed")
end

# Formulary.class_s
def class_of(path)
  name = File.basename(path, ".rb").capitalize
  name = name.gsub(/[-_.\s]([a-zA-Z0-9])/) { Regexp.last_match(1).upcase }
  name.tr("+", "x").sub(/(.)@(\d)/, "\\1AT\\2")
end

def unpack(formula)
  url = formula.class.said["url"].fetch(0)
  file = URI.decode_www_form_component(URI(url).path.gsub("+", "%2B"))
  raise "the digest is not that of #{url}" unless Digest::SHA256.file(file).hexdigest == formula.class.said["sha256"].fetch(0)

  Dir.mktmpdir do |folder|
    Kernel.system("tar", "-xzf", file, "-C", folder) || raise("tar failed")
    Dir.chdir(folder) do
      entries = Dir["*"]
      Dir.chdir(entries[0]) if entries.length == 1 && File.directory?(entries[0])
      yield
    end
  end
end

$stdin.each_line do |line|
  task = JSON.parse(line)
  answer =
    begin
      text = File.read(task["path"], encoding: "UTF-8")
      space = Module.new
      Formula.platform = [task["os"], task["arch"]]
      Formula.define_singleton_method(:inherited) { |type| type.platform = Formula.platform; type.said = {} }
      space.module_eval(text, task["path"])
      type = space.const_get(class_of(task["path"]), false)
      formula = type.new
      formula.prefix = Pathname(task["install"]) if task["install"]
      if task["install"]
        unpack(formula) { formula.install }
        formula.run_test
      end
      type.said.merge("caveats" => formula.respond_to?(:caveats) ? formula.caveats : nil)
    rescue StandardError, ScriptError => e
      { "error" => "#{e.class}: #{e.message}" }
    end
  puts JSON.generate(answer)
end

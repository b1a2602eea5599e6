package dev.tandem.localpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "Only root changes to nobody")
class AccountTests {

	@TempDir
	private Path folder;

	@Test
	void nobodyRunsProgramsInAFolderOfRootAlone() throws IOException {
		Path program = Files.writeString(this.folder.resolve("program"), "#!/bin/sh\nid -u\n");
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx--x--x"));
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
		Process process = new ProcessBuilder(Account.NOBODY.line(program, List.of())).redirectErrorStream(true).start();
		assertThat(process.inputReader().lines()).containsExactly("65534");
	}

}
